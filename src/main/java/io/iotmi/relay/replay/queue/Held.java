package io.iotmi.relay.replay.queue;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Messages that a visit has seen and keeps away from itself until it ends. Should it be killed,
 * they come back by themselves after the time for which they are hidden.
 */
final class Held {
  private final OperatorQueue queue;
  private final Duration hidden;
  private final InstantSource clock;
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();

  Held(OperatorQueue queue, Duration hidden, InstantSource clock) {
    this.queue = queue;
    this.hidden = hidden;
    this.clock = clock;
  }

  int count() {
    return receipts.size();
  }

  boolean has(InboundMessage message) {
    return receipts.containsKey(id(message));
  }

  /** Keeps a message under its latest handle. */
  void keep(InboundMessage message) {
    if (message.source() instanceof Source.Sqs sqs && sqs.receipt() != null) {
      receipts.put(
          sqs.messageId(), new Receipt(sqs.receipt().handle(), clock.instant().plus(hidden)));
    }
  }

  /** No longer keeps messages that are off the queue. */
  void forget(Set<String> ids) {
    receipts.keySet().removeAll(ids);
  }

  /** Hides again those whose time is half over. */
  void renew() {
    Instant now = clock.instant();
    Instant soon = now.plus(hidden.dividedBy(2));
    List<String> handles = new ArrayList<>();
    receipts.replaceAll(
        (id, receipt) -> {
          if (!receipt.until.isBefore(soon)) {
            return receipt;
          }
          handles.add(receipt.handle);
          return new Receipt(receipt.handle, now.plus(hidden));
        });
    if (!handles.isEmpty()) {
      queue.hide(handles, hidden);
    }
  }

  /** Lets all of them be received again at once. */
  void giveBack() {
    if (!receipts.isEmpty()) {
      queue.hide(receipts.values().stream().map(Receipt::handle).toList(), Duration.ZERO);
      receipts.clear();
    }
  }

  static String id(InboundMessage message) {
    return message.source() instanceof Source.Sqs sqs ? sqs.messageId() : "";
  }

  private record Receipt(String handle, Instant until) {
    @Override
    public String toString() {
      return "Receipt[" + until + "]";
    }
  }
}
