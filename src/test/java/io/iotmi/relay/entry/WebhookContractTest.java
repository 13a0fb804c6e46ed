package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.house.BuildVersion;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.schema.PublishedSchemas;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document of the webhook says what the function does. */
@Isolated
final class WebhookContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "webhook.openapi.yaml";
  private static final String RESPONSES = "/paths/~1events/post/responses";

  private static final String TRACE = "t";

  /** Answered by API Gateway before the function is called. */
  private static final Set<String> OF_GATEWAY = Set.of("401", "403", "429");

  private final WatchedHandler handler = new WatchedHandler();

  @Test
  void everyReplyIsAsDocumentedAndEveryDocumentedStatusOccurs() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      seen.add(checked(post(change("e-" + i, "lamp-" + i))));
    }
    seen.add(checked(post(change("e-1", "another"))));
    seen.add(checked(post("[" + change("a", "bad id") + "," + change("b", "lamp") + "]")));
    seen.add(checked(post("torn")));
    seen.add(checked(HostileEvents.v2(new HostileText(Map.of(":method", "GET"), new byte[0]))));
    Set<String> documented = new TreeSet<>();
    document().at(RESPONSES).fieldNames().forEachRemaining(documented::add);
    documented.removeAll(OF_GATEWAY);
    assertEquals(documented, seen);
  }

  @Test
  void whatTheEndpointSaysOfAFaultIsDocumented() throws IOException {
    TestRelay relay = TestRelay.withoutQueues();
    relay.refused.add("lamp");
    JsonNode reply = relay.reply(Carriers.httpApi(change("e", "lamp"), TRACE));
    assertEquals("422", documented(reply));
    assertEquals(
        "1 validation error detected",
        JSON.readTree(reply.path("body").asText()).at("/events/0/faults/0/detail").asText());
  }

  /** 200 where all are delivered, 422 where the last is rejected. */
  @ParameterizedTest
  @CsvSource({"lamp, 200", "la:mp, 422"})
  void whatAReplyOmitsIsDocumented(String lastDevice, String status) throws IOException {
    String events =
        IntStream.range(0, 10_000)
            .mapToObj(i -> change("x".repeat(430) + i, i == 9_999 ? lastDevice : "lamp"))
            .collect(Collectors.joining(",", "[", "]"))
            .replace("\"TraceId\": \"t\"", "\"TraceId\": \"" + "t".repeat(128) + "\"");
    JsonNode reply = TestRelay.withoutQueues().reply(Carriers.httpApi(events, TRACE));
    assertEquals(status, documented(reply));
    assertTrue(JSON.readTree(reply.path("body").asText()).at("/omitted/delivered").asInt() > 0);
  }

  @Test
  void theExamplesAreValidAndAccepted() throws IOException {
    for (Map.Entry<String, JsonNode> content :
        document().at("/paths/~1events/post/requestBody/content").properties()) {
      String place = "#/paths/~1events/post/requestBody/content/" + escaped(content.getKey());
      for (JsonNode example : content.getValue().path("examples")) {
        JsonNode event = example.path("value");
        assertEquals(List.of(), PublishedSchemas.at(FILE + place + "/schema").violations(event));
        JsonNode reply =
            JSON.readTree(
                handler
                    .run(
                        JsonWriter.bytes(
                            HostileEvents.plain(
                                Map.of("content-type", content.getKey()), event.toString())))
                    .reply());
        // The endpoint behind this handler refuses some requests; the relay itself found no fault.
        assertEquals(
            List.of(),
            JSON.readTree(reply.path("body").asText()).findValuesAsText("rule").stream()
                .filter(rule -> !rule.equals("refused"))
                .toList());
      }
    }
  }

  @Test
  void aBodyIsOneEventOrAnArrayOfEventsInEitherForm() throws IOException {
    PublishedSchemas body =
        PublishedSchemas.at(
            FILE + "#/paths/~1events/post/requestBody/content/application~1json/schema");
    String form = change("e", "lamp");
    String cloudEvent =
        """
        {"specversion": "1.0", "id": "1", "source": "s", "type": "device.changed",
         "subject": "lamp", "data": {"clusters": [{"id": "6"}]}}
        """;
    for (String right : List.of(form, cloudEvent, "[]", "[" + form + "," + cloudEvent + "]")) {
      assertEquals(List.of(), body.violations(JSON.readTree(right)));
    }
    for (String wrong : List.of("1", "{}", "[[" + form + "]]", "[{\"specversion\": \"1.0\"}]")) {
      assertFalse(body.violations(JSON.readTree(wrong)).isEmpty(), wrong);
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertEquals(BuildVersion.read(), document().at("/info/version").asText());
  }

  /** The status of the reply, once it is found to be as documented. */
  private String checked(Json event) throws IOException {
    return documented(JSON.readTree(handler.run(JsonWriter.bytes(event)).reply()));
  }

  private static String documented(JsonNode reply) throws IOException {
    String status = reply.path("statusCode").asText();
    JsonNode documented = document().at(RESPONSES + "/" + status);
    assertFalse(documented.isMissingNode(), reply.toString());
    String type = reply.at("/headers/Content-Type").asText();
    reply
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name ->
                assertTrue(
                    name.equals("Content-Type") || documented.path("headers").has(name),
                    name + " is not documented for " + status));
    PublishedSchemas schema =
        PublishedSchemas.at(
            FILE + "#" + RESPONSES + "/" + status + "/content/" + escaped(type) + "/schema");
    JsonNode body = JSON.readTree(reply.path("body").asText());
    assertEquals(List.of(), schema.violations(body), body.toString());
    return status;
  }

  private static Json post(String body) {
    return HostileEvents.plain(Map.of("content-type", "application/json"), body);
  }

  private static String change(String id, String device) {
    return """
        {"EventId": "%s", "Operation": "DEVICE_EVENT", "ConnectorDeviceId": "%s", "TraceId": "t",
         "MatterEndpoint": {"id": "1", "clusters": [{"id": "6"}]}}
        """
        .formatted(id, device);
  }

  private static String escaped(String mediaType) {
    return mediaType.replace("/", "~1");
  }

  private static JsonNode document() throws IOException {
    return PublishedSchemas.document(FILE);
  }
}
