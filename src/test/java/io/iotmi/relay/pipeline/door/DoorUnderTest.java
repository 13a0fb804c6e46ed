package io.iotmi.relay.pipeline.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.verify.Doors;
import io.iotmi.relay.stage.verify.Posted;
import io.iotmi.relay.stage.verify.keys.CachedSecrets;
import io.iotmi.relay.stage.verify.keys.Confirmations;
import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import io.iotmi.relay.stage.verify.keys.VendorKeys;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Scheme;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A door whose ways out are watched. */
final class DoorUnderTest {
  static final String SECRET = "test-secret";

  private final BodyFormat format;
  private final String json;
  private final WebhookDoor door;
  final List<QueuedMessage> queued = new ArrayList<>();
  final List<URI> asked = new ArrayList<>();
  Reading secrets = new Reading.Live(new LiveSecrets(List.of(SECRET)));
  VendorWeb.Answer web = new VendorWeb.Answer.None();
  boolean queueTakes = true;
  Instant now = Instant.parse("2026-11-26T09:00:00Z");

  DoorUnderTest(String json) {
    this(json, BodyFormat.JSON);
  }

  DoorUnderTest(String json, BodyFormat format) {
    this.json = json;
    this.format = format;
    this.door = door();
  }

  /** Signs the body alone, in hexadecimal digits. */
  static DoorUnderTest signingBodies(String more) {
    return new DoorUnderTest(withMore(more));
  }

  static String withMore(String more) {
    return Doors.BODY_HMAC.substring(0, Doors.BODY_HMAC.lastIndexOf('}')) + more + "}";
  }

  private WebhookDoor door() {
    VendorWeb watched =
        (address, deadline) -> {
          asked.add(address);
          return web;
        };
    return new WebhookDoor(
        Doors.of(json),
        format,
        new CachedSecrets(deadline -> secrets, () -> now),
        new VendorKeys(watched, Scheme.Algorithm.RSA_SHA256, Duration.ofHours(1), () -> now),
        new Confirmations(watched, () -> now),
        (url, messages, deadline) -> messages.stream().map(this::queue).toList(),
        "events",
        () -> now);
  }

  private boolean queue(QueuedMessage message) {
    return queueTakes && queued.add(message);
  }

  DoorReply receive(WebhookRequest request) {
    return door.receive(
        request, new Source.Http(request.headers()), new Deadline(now.plusSeconds(20), () -> now));
  }

  DoorReply post(String body, Map<String, String> headers) {
    return receive(Posted.of(body, headers));
  }

  /** With the right signature and the content type of JSON. */
  DoorReply postSigned(String body) {
    return postSigned(body, Map.of("content-type", "application/json"));
  }

  DoorReply postSigned(String body, Map<String, String> headers) {
    return postSigned(body.getBytes(UTF_8), headers);
  }

  DoorReply postSigned(byte[] body, Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("x-netatmo-secret", sign(body, SECRET));
    return receive(new WebhookRequest("POST", List.of("/webhook"), "", Map.of(), all, body));
  }

  static String sign(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
