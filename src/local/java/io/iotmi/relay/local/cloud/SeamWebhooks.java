package io.iotmi.relay.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** The webhooks of Seam, signed after Standard Webhooks. */
final class SeamWebhooks {
  static final String SECRET = "whsec_bG9jYWwtc2VjcmV0LW9mLXRoZS1zdGFuZC1pbg==";

  private SeamWebhooks() {}

  static Webhook changed(StandInDevice device, Map<String, JsonNode> changes) {
    JsonNode locked = changes.get("locked");
    ObjectNode event =
        locked == null
            ? event(device, "thermostat.manually_adjusted")
            : event(device, locked.asBoolean() ? "lock.locked" : "lock.unlocked");
    if (locked == null) {
      changes.forEach(event::set);
    } else {
      event.put("method", "seamapi");
    }
    return signed(event);
  }

  /** What tells how an attempt at a command ended. */
  static Webhook ended(String attempt, StandInDevice device, boolean succeeded) {
    String kind = device.state().containsKey("locked") ? "lock_door" : "set_hvac_mode";
    ObjectNode event =
        event(device, "action_attempt." + kind + (succeeded ? ".succeeded" : ".failed"));
    event.put("action_attempt_id", attempt);
    return signed(event);
  }

  private static ObjectNode event(StandInDevice device, String type) {
    ObjectNode event = JsonTrees.object();
    event.put("event_id", UUID.randomUUID().toString());
    event.put("event_type", type);
    event.put("device_id", device.id());
    event.put("connected_account_id", device.owner());
    event.put("occurred_at", Instant.now().toString());
    return event;
  }

  private static Webhook signed(ObjectNode event) {
    byte[] body = JsonTrees.bytes(event);
    String id = "msg_" + event.path("event_id").asText();
    String time = Long.toString(Instant.now().getEpochSecond());
    byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
    byte[] text =
        (id + "." + time + "." + new String(body, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    return new Webhook(
        Map.of(
            "Content-Type",
            "application/json",
            "svix-id",
            id,
            "svix-timestamp",
            time,
            "svix-signature",
            "v1," + Base64.getEncoder().encodeToString(Signing.hmacSha256(key, text))),
        body);
  }
}
