package io.iotmi.relay.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelValidatorTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Holds every member of the model once. */
  private static final String WHOLE =
      """
      {"Operation": "DEVICE_DISCOVERY", "UserId": "u", "OperationVersion": "1.0",
       "StatusCode": 200, "Message": "fine", "DeviceDiscoveryId": "358275hbk3qr",
       "ConnectorDeviceId": "lamp", "TraceId": "9b75f3839b6140f=_1",
       "Devices": [{
         "ConnectorDeviceId": "lamp", "ConnectorDeviceName": "Küche 1",
         "DeviceMetadata": {"Brand": "b", "Model": ["any", null]},
         "CapabilityReport": {
           "version": "1.0.0", "nodeId": "1",
           "endpoints": [{
             "id": "EP1", "deviceTypes": ["Refrigerator"], "parts": ["2"],
             "semanticTags": ["t.1"], "clientClusters": ["0x0006"],
             "clusters": [{
               "id": "0x0201", "revision": 1, "publicId": "matter.OnOff@1.4",
               "name": "On-Off", "specVersion": "1.4", "featureMap": 0, "fabricIndex": 0,
               "attributes": [{"id": "0x0000", "name": "n", "value": 1}, {}],
               "commands": ["0x00"], "events": [], "generatedCommands": ["1"]}]}]},
         "CapabilitySchemas": [{
           "Format": "ZCL", "CapabilityId": "zcl.x@$latest", "ExtrinsicId": "0x12",
           "ExtrinsicVersion": 10, "Schema": {}}]}],
       "MatterEndpoint": {"id": "1", "clusters": [{
         "id": "0x1003", "attributes": {"0x0000": [73]},
         "commands": {"0x03": {}}, "events": {"0x00": null}}]}}
      """;

  private final ModelValidator validator = ModelValidator.ofSendConnectorEvent(Set.of());

  @Test
  void acceptsARequestWithEveryMember() throws Exception {
    assertEquals(Optional.empty(), fault(WHOLE));
  }

  /** A pointer into the whole request, what fills the place, and the limits of its size. */
  @ParameterizedTest
  @CsvSource({
    "/UserId, a, 1, 64",
    "/OperationVersion, 1, 1, 6",
    "/Message, a, 1, 256",
    "/DeviceDiscoveryId, a, 1, 200",
    "/ConnectorDeviceId, a, 1, 256",
    "/TraceId, a, 1, 128",
    "/Devices/0/ConnectorDeviceId, a, 1, 256",
    "/Devices/0/ConnectorDeviceName, 𝒜, 1, 256",
    "/Devices/0/CapabilityReport/nodeId, a, 1, 64",
    "/Devices/0/CapabilityReport/endpoints/0/id, a, 1, 64",
    "/Devices/0/CapabilityReport/endpoints/0/semanticTags/0, a, 1, 128",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/id, 1, 1, 24",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/name, a, 1, 128",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/attributes/0/name, a, 1, 128",
    "/Devices/0/CapabilitySchemas/0/ExtrinsicId, 1, 1, 10",
    "/MatterEndpoint/id, a, 1, 64",
    "/MatterEndpoint/clusters/0/id, 1, 1, 24",
  })
  void acceptsTheLengthAtItsLimitsOnly(String pointer, String unit, int min, int max)
      throws Exception {
    assertFits(pointer, TextNode.valueOf(unit.repeat(min)));
    assertBroken(pointer, TextNode.valueOf(unit.repeat(min - 1)));
    assertFits(pointer, TextNode.valueOf(unit.repeat(max)));
    assertBroken(pointer, TextNode.valueOf(unit.repeat(max + 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "/StatusCode, 100, 550",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/revision, 1, 10",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/featureMap, 0, 4294967295",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/fabricIndex, 0, 4096",
    "/Devices/0/CapabilitySchemas/0/ExtrinsicVersion, 1, 10",
  })
  void acceptsTheNumberAtItsLimitsOnly(String pointer, long min, long max) throws Exception {
    assertFits(pointer, LongNode.valueOf(min));
    assertBroken(pointer, LongNode.valueOf(min - 1));
    assertFits(pointer, LongNode.valueOf(max));
    assertBroken(pointer, LongNode.valueOf(max + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "/Devices/0/CapabilitySchemas, 0, 40",
    "/Devices/0/CapabilityReport/endpoints, 0, 50",
    "/Devices/0/CapabilityReport/endpoints/0/deviceTypes, 0, 50",
    "/Devices/0/CapabilityReport/endpoints/0/clusters, 0, 50",
    "/Devices/0/CapabilityReport/endpoints/0/parts, 0, 32",
    "/Devices/0/CapabilityReport/endpoints/0/semanticTags, 0, 32",
    "/Devices/0/CapabilityReport/endpoints/0/clientClusters, 0, 32",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/attributes, 0, 100",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/commands, 0, 100",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/generatedCommands, 0, 50",
    "/MatterEndpoint/clusters, 1, 5",
  })
  void acceptsTheListAtItsLimitsOnly(String pointer, int min, int max) throws Exception {
    JsonNode member = JSON.readTree(WHOLE).at(pointer).path(0);
    assertFits(pointer, list(member, min));
    if (min > 0) {
      assertBroken(pointer, list(member, min - 1));
    }
    assertFits(pointer, list(member, max));
    assertBroken(pointer, list(member, max + 1));
  }

  @ParameterizedTest
  @CsvSource({"commands", "events"})
  void acceptsTheMapAtItsLimitsOnly(String name) throws Exception {
    String pointer = "/MatterEndpoint/clusters/0/" + name;
    assertBroken(pointer, map(0));
    assertFits(pointer, map(1));
    assertFits(pointer, map(5));
    assertBroken(pointer, map(6));
    assertBroken(pointer, JSON.createObjectNode().put("not an id", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "/Operation, DEVICE_EVENTS",
    "/UserId, a b",
    "/OperationVersion, v1",
    "/Message, {}",
    "/DeviceDiscoveryId, a-b",
    "/ConnectorDeviceId, a/b",
    "/TraceId, a.b",
    "/Devices/0/ConnectorDeviceName, Anna's",
    "/Devices/0/CapabilityReport/version, 1.0.1",
    "/Devices/0/CapabilityReport/nodeId, a b",
    "/Devices/0/CapabilityReport/endpoints/0/id, EP-1",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/id, 0xG",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/publicId, matter.OnOff",
    "/Devices/0/CapabilityReport/endpoints/0/clusters/0/specVersion, 1",
    "/Devices/0/CapabilitySchemas/0/Format, OCF",
    "/MatterEndpoint/clusters/0/id, 0x",
    "/StatusCode, 200",
  })
  void refusesWhatThePatternDoesNotAllow(String pointer, String text) throws Exception {
    assertBroken(pointer, TextNode.valueOf(text));
  }

  @ParameterizedTest
  @CsvSource({
    "Operation",
    "Devices.ConnectorDeviceId",
    "Devices.CapabilityReport",
    "Devices.CapabilityReport.version",
    "Devices.CapabilityReport.endpoints",
  })
  void refusesAnAbsentRequiredMember(String path) throws Exception {
    String pointer = "/" + path.replace("Devices.", "Devices/0/").replace('.', '/');
    JsonNode request = JSON.readTree(WHOLE);
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) request.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
    String expected = path.replace("Devices.", "Devices[0].") + " must not be null";
    assertEquals(Optional.of(expected), fault(request.toString()));
  }

  @Test
  void refusesAMemberTheModelDoesNotKnow() throws Exception {
    assertTrue(fault("{\"Operation\":\"DEVICE_EVENT\",\"userId\":\"u\"}").isPresent());
    assertTrue(
        fault("{\"Operation\":\"DEVICE_EVENT\",\"MatterEndpoint\":{\"Id\":\"1\"}}").isPresent());
  }

  @Test
  void takesNullForAbsent() throws Exception {
    assertEquals(Optional.empty(), fault("{\"Operation\":\"DEVICE_EVENT\",\"UserId\":null}"));
    assertTrue(fault("{\"Operation\":null}").isPresent());
  }

  @Test
  void leavesOutThePatternOnlyOfTheShapeNamed() throws Exception {
    ModelValidator lenient = ModelValidator.ofSendConnectorEvent(Set.of("Message"));
    JsonNode request = JSON.readTree("{\"Operation\":\"DEVICE_EVENT\",\"Message\":\"it's {}\"}");
    assertEquals(Optional.empty(), lenient.firstFault("SendConnectorEvent", "", request));
    ((ObjectNode) request).put("Message", "a".repeat(257));
    assertTrue(lenient.firstFault("SendConnectorEvent", "", request).isPresent());
    ((ObjectNode) request).put("Message", "a").put("UserId", "a b");
    assertTrue(lenient.firstFault("SendConnectorEvent", "", request).isPresent());
  }

  @Test
  void holdsTheConnectorIdToItsLimits() {
    assertEquals(Optional.empty(), connectorFault("a-Z_9".repeat(12) + "1234"));
    assertTrue(connectorFault("a".repeat(65)).isPresent());
    assertTrue(connectorFault("").isPresent());
    assertTrue(connectorFault("a:b").isPresent());
  }

  private Optional<String> connectorFault(String id) {
    return validator.firstFault("ConnectorId", "ConnectorId", TextNode.valueOf(id));
  }

  private Optional<String> fault(String request) throws Exception {
    return validator.firstFault("SendConnectorEvent", "", JSON.readTree(request));
  }

  private void assertFits(String pointer, JsonNode value) throws Exception {
    assertEquals(Optional.empty(), fault(replaced(pointer, value)));
  }

  private void assertBroken(String pointer, JsonNode value) throws Exception {
    String place = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    String fault = fault(replaced(pointer, value)).orElseThrow();
    assertTrue(fault.startsWith(place), fault);
  }

  private static String replaced(String pointer, JsonNode value) throws Exception {
    JsonNode request = JSON.readTree(WHOLE);
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = request.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1);
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
    return request.toString();
  }

  private static ArrayNode list(JsonNode member, int size) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < size; i++) {
      list.add(member);
    }
    return list;
  }

  private static ObjectNode map(int size) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < size; i++) {
      map.putObject("0x0" + i);
    }
    return map;
  }
}
