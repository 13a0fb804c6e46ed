package io.iotmi.relay.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.local.cloud.Webhook;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Given;
import io.iotmi.relay.stage.verify.Verification;
import io.iotmi.relay.stage.verify.WebhookVerifier;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.PublicKeyText;
import io.iotmi.relay.vendor.door.Scheme;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Evaluated;
import io.iotmi.relay.vendor.reading.Reading;
import io.iotmi.relay.vendor.reading.ReadingReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stand-in posts passes the door of the shipped folder and is read by it. */
final class StandInWebhooksTest {
  private static Webhook webhook(FolderAndStandIn both) {
    both.command();
    return both.standIn.webhooks().getLast();
  }

  private static WebhookRequest request(Webhook webhook, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    webhook.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new WebhookRequest("POST", List.of("/webhook"), "", Map.of(), headers, body);
  }

  private static Given given(FolderAndStandIn both) throws IOException, InterruptedException {
    Given secrets = Given.secrets(new LiveSecrets(List.of(both.standIn.secret())));
    if (!both.standIn.vendor().equals("smartthings")) {
      return secrets;
    }
    URI key = both.standIn.uri().resolve("/pl/local/key-1");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String text =
          client
              .send(HttpRequest.newBuilder(key).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      return new Given(
          secrets.secrets(),
          new Given.Key.Found(
              List.of(
                  Objects.requireNonNull(PublicKeyText.read(text, Scheme.Algorithm.RSA_SHA256)))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void aWebhookIsSignedAsTheDoorWantsIt(String vendor) throws Exception {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      Webhook webhook = webhook(both);
      Door door = Objects.requireNonNull(both.vendor.door());
      WebhookVerifier verifier = new WebhookVerifier(door, BodyFormat.JSON);
      assertInstanceOf(
          Verification.Verified.class,
          verifier.verify(request(webhook, webhook.body()), given(both), Instant.now()));
      byte[] other =
          new String(webhook.body(), StandardCharsets.UTF_8)
              .replace('0', '9')
              .getBytes(StandardCharsets.UTF_8);
      assertInstanceOf(
          Verification.Refused.class,
          verifier.verify(request(webhook, other), given(both), Instant.now()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void aWebhookTellsTheDeviceThatWasCommanded(String vendor) throws Exception {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      List<String> devices =
          readings(both, webhook(both)).stream()
              .filter(Reading.Values.class::isInstance)
              .map(reading -> ((Reading.Values) reading).device())
              .distinct()
              .toList();
      assertEquals(List.of(both.standIn.devices().getFirst().id()), devices);
    }
  }

  private static List<Reading> readings(FolderAndStandIn both, Webhook webhook)
      throws JsonSyntaxException {
    Json body = JsonReader.read(new String(webhook.body(), StandardCharsets.UTF_8));
    Evaluated found =
        both.vendor
            .readings()
            .evaluate(
                new Json.Obj(Map.of("body", body, "query", Json.Obj.EMPTY)),
                Bounds.standard(System::nanoTime));
    return ReadingReader.read(assertInstanceOf(Evaluated.Got.class, found).json()).readings();
  }
}
