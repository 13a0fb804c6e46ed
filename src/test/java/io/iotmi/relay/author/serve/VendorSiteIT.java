package io.iotmi.relay.author.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.play.ServeSettings;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder on the embedded stack: its samples are posted signed, and the page tells of them. */
final class VendorSiteIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  @TempDir private static Path copies;
  private static VendorSite site;

  @BeforeAll
  static void start() throws IOException {
    site =
        new VendorSite(
            Path.of("src/vendors/smartthings").toAbsolutePath(), copies, ServeSettings.free());
  }

  @AfterAll
  static void stop() {
    site.close();
    HTTP.close();
  }

  private static JsonNode sent(HttpRequest.Builder request) throws Exception {
    HttpResponse<byte[]> reply =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(200, reply.statusCode());
    return JsonTrees.read(reply.body()).orElseThrow();
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(site.url() + path));
  }

  private static JsonNode post(String sample) throws Exception {
    return sent(at("/samples/" + sample).POST(HttpRequest.BodyPublishers.noBody())).get(0);
  }

  /** What the page shows, once it shows that. */
  private static JsonNode state(Predicate<JsonNode> wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode state = sent(at("/state"));
    while (!wanted.test(state) && System.nanoTime() < end) {
      Thread.sleep(100);
      state = sent(at("/state"));
    }
    assertTrue(wanted.test(state), state.toString());
    return state;
  }

  @Test
  void aSampleIsPostedSignedAndShownUpToItsRequests() throws Exception {
    assertEquals(202, post("switch-on").path("status").asInt());
    JsonNode state =
        state(
            s ->
                s.path("payloads").findValuesAsText("became").isEmpty()
                    ? false
                    : !s.path("requests").isEmpty());
    JsonNode shown =
        sent(at("/state/payloads/" + state.path("payloads").get(0).path("number").asInt()));
    assertEquals("EVENT", shown.at("/payload/body/messageType").asText());
    assertTrue(shown.at("/readings").toString().contains("switch"), shown.toString());
    assertEquals(
        "DEVICE_EVENT", shown.at("/outcome/requests/0/Operation").asText(), shown.toString());
  }

  @Test
  void aHandshakeAmongTheSamplesIsAnsweredAtTheDoor() throws Exception {
    JsonNode answer = post("ping");
    assertEquals(200, answer.path("status").asInt());
    assertTrue(answer.at("/answer/pingData/challenge").isTextual(), answer.toString());
  }

  @Test
  void whatTheDoorWouldNotLetThroughIsPutOnTheQueue() throws Exception {
    assertEquals(
        "to the event queue, as a forwarder does", post("device-list-page").path("sent").asText());
  }

  @Test
  void aSampleThatIsNotThereIsNotFound() throws Exception {
    HttpResponse<Void> reply =
        HTTP.send(
            at("/samples/no-such").POST(HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.discarding());
    assertEquals(404, reply.statusCode());
  }
}
