package io.iotmi.relay.replay.command;

import io.iotmi.relay.replay.queue.MemoryQueue;
import io.iotmi.relay.replay.queue.QueueTrouble;
import io.iotmi.relay.replay.queue.Unseen;
import io.iotmi.relay.replay.queue.Visit;
import io.iotmi.relay.replay.queue.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages as they wait, and the visit of their queue. */
final class Waiting {
  static final String RANGE = "rejected: range: must be 100 to 550";
  static final String CONFLICT = "conflict: the key was seen before with another content";
  static final String KEY = "c#" + "0".repeat(64);

  final MemoryQueue queue = new MemoryQueue();
  final List<String> lines = new ArrayList<>();

  /** Parked for this reason; the body is an event with the id as its trace. */
  Waiting parked(String id, String reason) {
    return parked(id, reason, Map.of());
  }

  Waiting parked(String id, String reason, Map<String, String> more) {
    Map<String, String> attributes = new HashMap<>(more);
    attributes.put("RelayForm", "plain");
    attributes.put("Reason", reason);
    attributes.put("EventKey", KEY);
    attributes.putIfAbsent("OriginalMessageId", "first-" + id);
    queue.put(id, event(id), attributes);
    return this;
  }

  static String event(String id) {
    return "{\"Operation\":\"DEVICE_EVENT\",\"EventId\":\"%1$s\",\"TraceId\":\"trace-%1$s\"}"
        .formatted(id);
  }

  Unseen visit(Visitor visitor) throws QueueTrouble {
    return new Visit(queue, Duration.ofMinutes(5), queue::now, () -> false).by(visitor);
  }

  String text() {
    return String.join("\n", lines);
  }
}
