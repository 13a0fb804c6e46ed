package io.iotmi.relay.entry;

import static io.iotmi.relay.entry.Invariant.demand;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.operation.NotOffered;
import io.iotmi.relay.pipeline.PipelineBuilder;
import io.iotmi.relay.pipeline.door.WebhookDoor;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.verify.Doors;
import io.iotmi.relay.stage.verify.keys.CachedSecrets;
import io.iotmi.relay.stage.verify.keys.Confirmations;
import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import io.iotmi.relay.stage.verify.keys.VendorKeys;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.telemetry.StandardOutput;
import io.iotmi.relay.telemetry.Telemetry;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Scheme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.event.Level;

/** What the door promises for any request whatsoever. Throws where a promise is broken. */
final class WebhookInvariants {
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final String SECRET = "secret-of-the-fuzzer";
  private static final Set<Integer> STATUS = Set.of(200, 202, 400, 401, 405, 413, 415, 503);

  private static final String HANDSHAKES =
      """
      , "handshakes": [
        {"method": "GET", "signed": false, "when": [{"query": "c"}], "challenge": {"query": "c"},
         "reply": {"text": "{challenge}"}},
        {"when": [{"body": "/ping"}], "challenge": {"body": "/ping"}, "hmac": {"signs": "{challenge}"},
         "reply": {"json": {"a": "{challenge}", "b": ["{hmac}"]}}},
        {"when": [{"body": "/url"}], "signed": false, "challenge": {"body": "/url"},
         "confirm": {"hosts": [".vendor.example"]}}]}""";

  /** Of each kind of scheme one, and what is in the body, the path and the query. */
  private static final List<String> DOORS =
      List.of(
          Doors.BODY_HMAC.substring(0, Doors.BODY_HMAC.lastIndexOf('}')) + HANDSHAKES,
          Doors.STANDARD_WEBHOOKS,
          Doors.HTTP_SIGNATURE,
          "{\"signature\": {\"scheme\": \"hash\", \"signs\": \"{body:/t}{url}{secret}\","
              + " \"in\": {\"body\": \"/sign\"}}, \"lane\": \"/t\"}",
          "{\"signature\": {\"scheme\": \"shared-secret\", \"in\": {\"path\": \"last\"}}}");

  private final List<QueuedMessage> queued = new ArrayList<>();
  private final List<URI> asked = new ArrayList<>();

  private WebhookInvariants() {}

  /** The header {@code :sign} makes it a request that the vendor has signed. */
  static void check(byte[] data) {
    HostileText text = HostileText.of(data);
    Map<String, String> headers = new TreeMap<>(text.headers());
    String body = text.text();
    // A handshake that needs no signature is judged before one.
    boolean signed = headers.remove(":sign") != null && body != null && !body.contains("\"url\"");
    if (signed && body != null) {
      headers.put("x-netatmo-secret", signature(LeakMarker.in(body)));
    }
    byte[] event = JsonWriter.bytes(HostileEvents.webhook(new HostileText(headers, text.body())));
    for (int i = 0; i < DOORS.size(); i++) {
      new WebhookInvariants().check(event, DOORS.get(i), signed && i == 0);
    }
  }

  private void check(byte[] event, String door, boolean signed) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ConnectorHandler handler = handler(door);
    List<String> lines =
        StandardOutput.during(
            Level.DEBUG,
            () -> {
              try {
                handler.handleRequest(
                    new ByteArrayInputStream(event), output, InvocationContext.fresh());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    JsonNode reply = StrictJson.read(output.toString(UTF_8));
    int status = reply.path("statusCode").asInt();
    String body = reply.path("body").asText();
    demand(STATUS.contains(status), "the status is one of the page: " + status);
    demand(status != 202 || queued.size() == 1, "what is answered 202 is queued");
    demand(status == 202 || queued.isEmpty(), "what is not answered 202 is not");
    demand(signed || status != 202, "only what is signed is queued");
    demand(!signed || status != 401, "what is signed is not answered 401");
    demand(status != 401 || body.equals(UNAUTHORIZED), "a refusal tells nothing");
    demand(!body.contains(SECRET), "the secret does not get out");
    for (URI address : asked) {
      String host = String.valueOf(address.getHost());
      demand(
          host.endsWith(".vendor.example") || host.equals("key.smartthings.com"),
          "only allowed hosts are asked");
    }
    for (String line : lines) {
      demand(!line.contains(SECRET), "the secret is not logged");
      demand(!line.contains(LeakMarker.MARK), "the log shows nothing sensitive");
      demand(line.chars().allMatch(c -> c >= ' ' && c < 0x7F), "a line is printable ASCII");
      demand(
          !StrictJson.read(line).path("level").asText().equals("ERROR"), "no bug is met: " + line);
    }
  }

  private static final String UNAUTHORIZED =
      "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}";

  private ConnectorHandler handler(String door) {
    VendorWeb web =
        (address, deadline) -> {
          asked.add(address);
          return new VendorWeb.Answer.Refused(404);
        };
    WebhookDoor webhooks =
        new WebhookDoor(
            Doors.of(door),
            BodyFormat.JSON,
            new CachedSecrets(
                deadline -> new Reading.Live(new LiveSecrets(List.of(SECRET))), () -> NOW),
            new VendorKeys(web, Scheme.Algorithm.RSA_SHA256, Duration.ofHours(1), () -> NOW),
            new Confirmations(web, () -> NOW),
            (url, messages, deadline) -> messages.stream().map(queued::add).toList(),
            "events",
            () -> NOW);
    return new ConnectorHandler(
        PipelineBuilder.sendingBy(
                (request, xray, deadline) -> {
                  throw new AssertionError("a webhook is no event yet");
                })
            .build(),
        new Webhooks(true, webhooks),
        new NotOffered(Set.of("connector")),
        Jobs.NONE,
        Telemetry.of("fuzz", "fuzz"),
        () -> NOW,
        null);
  }

  private static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
