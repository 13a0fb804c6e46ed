package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is put in, made from the seed. */
final class Load {
  private static final int GROUPS = 60;
  private static final int DEVICES = 400;

  private final FaultPlan plan;
  private final Random random;
  private int events;
  private int submissions;

  private Load(FaultPlan plan) {
    this.plan = plan;
    this.random = new Random(plan.seed());
  }

  /** In the order in which to put them in. */
  static List<Submission> of(FaultPlan plan) {
    Load load = new Load(plan);
    List<Submission> all = new ArrayList<>();
    while (load.events < plan.events()) {
      all.add(load.submission());
    }
    return all;
  }

  private Submission submission() {
    int sample = random.nextInt(100);
    Channel channel = channel(sample);
    String group = channel == Channel.FIFO_QUEUE ? "group-" + random.nextInt(GROUPS) : null;
    String id = "parcel-" + plan.seed() + "-" + ++submissions;
    boolean named = random.nextInt(100) < 65 || channel == Channel.WEBHOOK;
    if (random.nextDouble() < plan.bad() / 4) {
      int number = ++events;
      List<String> token = List.of(Integer.toString(number));
      return new Submission(
          channel,
          group,
          id,
          false,
          "{broken " + number,
          List.of(new PutEvent(number, PutEvent.Fate.UNREADABLE, "none", token)));
    }
    int size = 1 + random.nextInt(plan.eventsPerMessage());
    EventForm form = new EventForm(random, id, named);
    ArrayNode array = JsonTrees.object().putArray("events");
    List<PutEvent> put = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String device =
          group == null ? "device-" + random.nextInt(DEVICES) : group + "-" + random.nextInt(2);
      PutEvent.Fate fate = fate();
      int number = ++events;
      ObjectNode event =
          channel == Channel.WEBHOOK
              ? VendorForm.event(number, channel + "." + device, fate)
              : form.event(number, channel + "." + device, fate);
      array.add(event);
      put.add(new PutEvent(number, fate, channel + "." + device, List.copyOf(Tokens.in(event))));
    }
    boolean single = size == 1 && random.nextBoolean();
    String body =
        channel == Channel.WEBHOOK
            ? VendorForm.payload(array)
            : single ? array.get(0).toString() : array.toString();
    return new Submission(channel, group, id, named, body, put);
  }

  private Channel channel(int sample) {
    if (sample >= 90) {
      return plan.vendor() && sample >= 93 ? Channel.WEBHOOK : Channel.HTTP;
    }
    return sample < 45 ? Channel.STANDARD_QUEUE : Channel.FIFO_QUEUE;
  }

  private PutEvent.Fate fate() {
    if (random.nextDouble() >= plan.bad()) {
      return PutEvent.Fate.GOOD;
    }
    return switch (random.nextInt(3)) {
      case 0 -> PutEvent.Fate.INVALID;
      case 1 -> PutEvent.Fate.REFUSED;
      default -> PutEvent.Fate.NOT_FOUND;
    };
  }
}
