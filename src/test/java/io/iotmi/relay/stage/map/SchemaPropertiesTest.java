package io.iotmi.relay.stage.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.endpoint.WholeRequest;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.schema.PublishedSchemas;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a sender's validator makes of the published schemas is what the relay makes of the event.
 * Random changes to events that hold every member; a failure names its seed.
 */
final class SchemaPropertiesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SEEDS = 500;
  private static final List<String> TIMES =
      List.of(
          "2026-11-23T10:00:00Z",
          "2026-11-23T10:00:00.123456+01:00",
          "2026-02-30T10:00:00Z",
          "2026-11-23",
          "2026-11-23T25:00:00Z",
          "2026-11-23 10:00:00Z",
          "2026-11-23T10:00:00");

  /** How long a resource is as text, and whose the relay is, no schema can tell. */
  private static final Set<String> UNTOLD =
      Set.of("/data/ocf length", "/ConnectorId enum", "/connectorid enum");

  private final MessageDecoder decoder = new MessageDecoder();
  private final EventMapper mapper = new EventMapper("connector", Set.of(), MessageRule.DOCUMENTED);

  @ParameterizedTest
  @EnumSource(Operation.class)
  void requestFormsAreValidWhereTheyAreAccepted(Operation operation) {
    agree(
        PublishedSchemas.requestForm(),
        () ->
            WholeRequest.read()
                .put("Operation", operation.name())
                .put("EventId", "e-1")
                .put("ConnectorId", "connector")
                .put("EventTime", TIMES.getFirst()),
        "EventTime");
  }

  @ParameterizedTest
  @ValueSource(strings = {"device.discovered", "device.changed", "command.answered"})
  void cloudEventsAreValidWhereTheyAreAccepted(String type) {
    agree(PublishedSchemas.cloudEvent(), () -> cloudEvent(type), "time");
  }

  @Test
  void aTextThatIsNoObjectIsNoEvent() {
    for (JsonNode value : List.of(JSON.nullNode(), JSON.createArrayNode(), JSON.valueToTree("a"))) {
      assertTrue(!PublishedSchemas.requestForm().violations(value).isEmpty());
      assertTrue(!PublishedSchemas.cloudEvent().violations(value).isEmpty());
    }
  }

  private void agree(PublishedSchemas schema, Supplier<ObjectNode> whole, String time) {
    int valid = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      ObjectNode event = whole.get();
      for (int i = random.nextInt(3); i > 0; i--) {
        Mutations.change(event, random);
      }
      switch (random.nextInt(8)) {
        case 0 -> event.put(time, TIMES.get(random.nextInt(TIMES.size())));
        case 1 ->
            event.remove(
                List.copyOf(event.properties()).get(random.nextInt(event.size())).getKey());
        case 2 ->
            event.putNull(
                List.copyOf(event.properties()).get(random.nextInt(event.size())).getKey());
        default -> {}
      }
      List<String> violations = schema.violations(event);
      List<String> relay = faultsOfRelay(event);
      int which = seed;
      assertEquals(
          violations.isEmpty(),
          relay.isEmpty(),
          () -> "seed " + which + ", schema " + violations + ", relay " + relay + " in " + event);
      valid += violations.isEmpty() ? 1 : 0;
    }
    assertTrue(valid > SEEDS / 10 && valid < SEEDS * 9 / 10, valid + " were valid");
  }

  /** Empty where the relay accepts the event; its trace id may also come by header. */
  private List<String> faultsOfRelay(JsonNode event) {
    Decoded decoded =
        decoder
            .decode(
                new InboundMessage(
                    0,
                    new Source.Http(Map.of("x-trace-id", "t-1"), null),
                    new Body.Text(event.toString())))
            .getFirst();
    return switch (decoded) {
      case Decoded.Unreadable unreadable -> List.of("unreadable: " + unreadable);
      case Decoded.FromVendor _ -> throw new AssertionError("no vendor is configured");
      case Decoded.Understood(var understood) ->
          switch (mapper.map(understood)) {
            case Mapped.Accepted accepted -> List.of();
            case Mapped.Rejected rejected ->
                rejected.violations().stream()
                    .map(violation -> violation.pointer() + " " + violation.rule())
                    .filter(violation -> !UNTOLD.contains(violation))
                    .toList();
          };
    };
  }

  private static ObjectNode cloudEvent(String type) {
    ObjectNode request = WholeRequest.read();
    ObjectNode event =
        JSON.createObjectNode()
            .put("specversion", "1.0")
            .put("id", "1")
            .put("source", "/vendor")
            .put("type", type)
            .put("subject", "lamp")
            .put("time", TIMES.getFirst())
            .put("connectorid", "connector")
            .put("traceid", "t-2")
            .put("datacontenttype", "application/json")
            .put("partition", "extension");
    ObjectNode data = event.putObject("data").put("userId", "u");
    switch (type) {
      case "device.discovered" ->
          data.put("discoveryId", "d1").put("last", true).set("devices", request.get("Devices"));
      case "device.changed" -> {
        data.put("endpoint", "1").set("clusters", request.at("/MatterEndpoint/clusters"));
        attributesAsObject(data);
        data.putObject("ocf")
            .put("uri", "auc://lamp/light")
            .put("op", "n+d")
            .putObject("cn")
            .put("on", true);
      }
      default -> {
        data.put("statusCode", 200)
            .put("message", "fine")
            .put("endpoint", "1")
            .set("clusters", request.at("/MatterEndpoint/clusters"));
        attributesAsObject(data);
      }
    }
    return event;
  }

  private static void attributesAsObject(ObjectNode data) {
    ((ObjectNode) data.at("/clusters/0")).putObject("attributes").put("0x0000", 73);
  }
}
