package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.park.Parking.ToOverflow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One event as the message of which a later run makes the same event. */
final class OverflowForm {
  private OverflowForm() {}

  static QueuedMessage of(ToOverflow waiting) {
    Trail trail = Trail.of(waiting.source());
    Map<String, String> relay = new LinkedHashMap<>();
    Waiting.put(relay, RelayAttributes.EVENT_KEY, waiting.result().key());
    Waiting.put(relay, RelayAttributes.TRACE_ID, waiting.result().traceId());
    Waiting.put(relay, RelayAttributes.TRACEPARENT, trail.traceparent());
    String name = name(waiting);
    return new Waiting(
            new Body.Text(QueuedForm.of(waiting.event())),
            Map.of(),
            relay,
            null,
            trail.xrayHeader(),
            waiting.lane() == null ? name : waiting.lane(),
            name)
        .queued();
  }

  /**
   * The same for the same event only. The content counts with the key: another one under the same
   * key is a conflict, which the queue must not swallow as a repeat. Without a key, two of the same
   * content are two events.
   */
  private static String name(ToOverflow waiting) {
    EventKey key = waiting.result().key();
    return key == null
        ? UUID.randomUUID().toString()
        : Sha256.hex(key.value() + '\n' + waiting.digest());
  }
}
