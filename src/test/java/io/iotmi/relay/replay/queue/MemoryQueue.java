package io.iotmi.relay.replay.queue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.park.PutBack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A queue with a clock of its own, which moves only when a test says so. */
public final class MemoryQueue implements OperatorQueue {
  public static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
  private static final int BATCH = 10;

  private final Map<String, InboundMessage> messages = new LinkedHashMap<>();
  private final Map<String, Instant> hidden = new LinkedHashMap<>();
  private final List<PutBack> sent = new ArrayList<>();
  private final Set<String> refusing = new LinkedHashSet<>();
  private Instant now = START;
  private int renewals;
  private boolean deletes = true;
  private Duration receiving = Duration.ZERO;

  public MemoryQueue put(String id, String body, Map<String, String> attributes) {
    Map<String, MessageAttribute> values = new LinkedHashMap<>();
    attributes.forEach((name, value) -> values.put(name, MessageAttribute.text(value)));
    return put(
        new InboundMessage(
            0,
            new Source.Sqs(
                id,
                "arn",
                null,
                null,
                now,
                values,
                null,
                new Source.Receipt(id + "'s handle", 1),
                null),
            new Body.Text(body)));
  }

  public MemoryQueue put(InboundMessage message) {
    messages.put(Held.id(message), message);
    return this;
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public Set<String> ids() {
    return Set.copyOf(messages.keySet());
  }

  public List<PutBack> sent() {
    return List.copyOf(sent);
  }

  /** Does not take messages with this body. */
  public void refuse(String body) {
    refusing.add(body);
  }

  public void deleteNothing() {
    deletes = false;
  }

  /** Makes each receive take this time. */
  void slow(Duration time) {
    receiving = time;
  }

  /** Hides the message, as if another consumer had received it. */
  public void takeAway(String id, Duration time) {
    hidden.put(id, now.plus(time));
  }

  int renewals() {
    return renewals;
  }

  Set<String> visible() {
    Set<String> visible = new LinkedHashSet<>(messages.keySet());
    visible.removeIf(id -> hidden.getOrDefault(id, now).isAfter(now));
    return visible;
  }

  @Override
  public QueueState state() {
    int free = visible().size();
    return new QueueState(free, messages.size() - free, 0, false);
  }

  @Override
  public List<InboundMessage> receive(Duration time) {
    pass(receiving);
    List<InboundMessage> received = new ArrayList<>();
    for (String id : visible()) {
      InboundMessage message = messages.get(id);
      if (received.size() < BATCH && message != null) {
        received.add(message);
        hidden.put(id, now.plus(time));
      }
    }
    return received;
  }

  @Override
  public void hide(List<String> handles, Duration from) {
    renewals += from.isZero() ? 0 : 1;
    for (String handle : handles) {
      hidden.put(handle.replace("'s handle", ""), now.plus(from));
    }
  }

  @Override
  public Set<String> delete(List<InboundMessage> gone) {
    Set<String> ids = new LinkedHashSet<>();
    if (deletes) {
      gone.forEach(message -> ids.add(Held.id(message)));
      messages.keySet().removeAll(ids);
    }
    return ids;
  }

  @Override
  public List<@Nullable String> send(List<PutBack> backs) {
    List<@Nullable String> answers = new ArrayList<>();
    for (PutBack back : backs) {
      if (refusing.contains(back.message().body())) {
        answers.add("refused");
      } else {
        sent.add(back);
        answers.add(null);
      }
    }
    return answers;
  }
}
