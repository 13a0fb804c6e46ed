package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which messages of a queue may come again because a device is not described yet. A device that is
 * never discovered must not keep its events on the queue until they are dead letters.
 */
final class Patience {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Set<Integer> young = new HashSet<>();

  Patience(List<InboundMessage> messages, Instant now) {
    for (InboundMessage message : messages) {
      Instant sent = message.source().sentAt();
      if (sent != null && now.isBefore(sent.plus(LONGEST))) {
        young.add(message.index());
      }
    }
  }

  /** Whether the message with that index came so lately that a description may still come. */
  boolean covers(int message) {
    return young.contains(message);
  }
}
