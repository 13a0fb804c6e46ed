package io.iotmi.relay.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits that the model sets to each member of a request. */
final class MemberLimitsTest {
  private static final PublishedModel MODEL = PublishedModel.strict();

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
  void acceptsTheLengthAtItsLimitsOnly(String pointer, String unit, int min, int max) {
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
  void acceptsTheNumberAtItsLimitsOnly(String pointer, long min, long max) {
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
  void acceptsTheListAtItsLimitsOnly(String pointer, int min, int max) {
    JsonNode member = WholeRequest.read().at(pointer).path(0);
    assertFits(pointer, list(member, min));
    if (min > 0) {
      assertBroken(pointer, list(member, min - 1));
    }
    assertFits(pointer, list(member, max));
    assertBroken(pointer, list(member, max + 1));
  }

  @ParameterizedTest
  @CsvSource({"commands", "events"})
  void acceptsTheMapAtItsLimitsOnly(String name) {
    String pointer = "/MatterEndpoint/clusters/0/" + name;
    assertBroken(pointer, map(0));
    assertFits(pointer, map(1));
    assertFits(pointer, map(5));
    assertBroken(pointer, map(6));
    assertBroken(pointer, JsonNodeFactory.instance.objectNode().put("not an id", 1));
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
  void refusesWhatThePatternDoesNotAllow(String pointer, String text) {
    assertBroken(pointer, TextNode.valueOf(text));
  }

  private static void assertFits(String pointer, JsonNode value) {
    assertEquals(Optional.empty(), MODEL.violation(WholeRequest.with(pointer, value)));
  }

  private static void assertBroken(String pointer, JsonNode value) {
    String place = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    String fault = MODEL.violation(WholeRequest.with(pointer, value)).orElseThrow();
    assertTrue(fault.startsWith(place), fault);
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
