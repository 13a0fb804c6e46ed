package io.iotmi.relay.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.Trees;
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
  private int parcels;

  private Load(FaultPlan plan) {
    this.plan = plan;
    this.random = new Random(plan.seed());
  }

  /** In the order in which to put them in. */
  static List<Parcel> of(FaultPlan plan) {
    Load load = new Load(plan);
    List<Parcel> all = new ArrayList<>();
    while (load.events < plan.events()) {
      all.add(load.parcel());
    }
    return all;
  }

  private Parcel parcel() {
    int lot = random.nextInt(100);
    Door door = lot < 45 ? Door.STANDARD_QUEUE : lot < 90 ? Door.FIFO_QUEUE : Door.HTTP;
    String group = door == Door.FIFO_QUEUE ? "group-" + random.nextInt(GROUPS) : null;
    String id = "parcel-" + plan.seed() + "-" + ++parcels;
    boolean named = random.nextInt(100) < 65;
    if (random.nextDouble() < plan.bad() / 4) {
      int number = ++events;
      List<String> token = List.of(Integer.toString(number));
      return new Parcel(
          door,
          group,
          id,
          false,
          "{broken " + number,
          List.of(new PutEvent(number, PutEvent.Fate.UNREADABLE, "none", token)));
    }
    int size = 1 + random.nextInt(plan.eventsPerMessage());
    EventForm form = new EventForm(random, id, named);
    ArrayNode array = Trees.object().putArray("events");
    List<PutEvent> put = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String device =
          group == null ? "device-" + random.nextInt(DEVICES) : group + "-" + random.nextInt(2);
      PutEvent.Fate fate = fate();
      int number = ++events;
      ObjectNode event = form.event(number, door + "." + device, fate);
      array.add(event);
      put.add(new PutEvent(number, fate, door + "." + device, List.copyOf(Tokens.in(event))));
    }
    boolean single = size == 1 && random.nextBoolean();
    String body = single ? array.get(0).toString() : array.toString();
    return new Parcel(door, group, id, named, body, put);
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
