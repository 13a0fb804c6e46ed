package io.iotmi.relay.stage.park;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verified webhook as the message of which the queue function makes events. */
public final class WebhookForm {
  /** Webhooks that a folder gives no lane stay in the order in which they came. */
  private static final String ONE_LANE = "webhooks";

  private WebhookForm() {}

  /**
   * The message.
   *
   * @param identity the same for each delivery of one webhook; null where nothing tells two apart
   * @param source with the traces that came beside it
   * @param lane what must stay in order; null: all of them
   */
  public static QueuedMessage of(
      VendorPayload payload, @Nullable String identity, Source.Http source, @Nullable String lane) {
    Trail trail = Trail.of(source);
    Map<String, String> relay = new LinkedHashMap<>();
    Waiting.put(relay, RelayAttributes.WEBHOOK_ID, hashed(identity));
    Waiting.put(relay, RelayAttributes.TRACEPARENT, trail.traceparent());
    String body = JsonWriter.ascii(payload.toJson());
    return new Waiting(
            new Body.Text(body),
            Map.of(),
            relay,
            null,
            trail.xrayHeader(),
            lane == null ? ONE_LANE : ONE_LANE + "/" + lane,
            name(identity, body))
        .queued();
  }

  /** A vendor's id may be longer, and of other characters, than an attribute. */
  private static @Nullable String hashed(@Nullable String identity) {
    return identity == null ? null : Sha256.hex(identity);
  }

  /**
   * The same for the same webhook only: another body under the same id is a conflict, which the
   * queue must not swallow as a repeat.
   */
  private static String name(@Nullable String identity, String body) {
    return identity == null
        ? UUID.randomUUID().toString()
        : Sha256.hex(identity + '\n' + Sha256.hex(body));
  }
}
