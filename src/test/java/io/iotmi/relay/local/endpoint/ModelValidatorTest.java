package io.iotmi.relay.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelValidatorTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final PublishedModel MODEL = PublishedModel.strict();

  @Test
  void acceptsARequestWithEveryMember() {
    assertEquals(Optional.empty(), MODEL.violation(WholeRequest.read()));
  }

  @ParameterizedTest
  @CsvSource({
    "Operation",
    "Devices.ConnectorDeviceId",
    "Devices.CapabilityReport",
    "Devices.CapabilityReport.version",
    "Devices.CapabilityReport.endpoints",
  })
  void refusesAnAbsentRequiredMember(String path) {
    String pointer = "/" + path.replace("Devices.", "Devices/0/").replace('.', '/');
    ObjectNode request = WholeRequest.read();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) request.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
    String expected = path.replace("Devices.", "Devices[0].") + " must not be null";
    assertEquals(Optional.of(expected), MODEL.violation(request));
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
  void leavesNullAloneWhereAnyValueMayStand() {
    for (String pointer :
        List.of("/Devices/0/DeviceMetadata/Model/1", "/MatterEndpoint/clusters/0/events/0x00")) {
      assertEquals(
          Optional.empty(), MODEL.violation(WholeRequest.with(pointer, NullNode.getInstance())));
    }
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
    assertEquals(Optional.empty(), MODEL.violationOfConnectorId("a-Z_9".repeat(12) + "1234"));
    assertTrue(MODEL.violationOfConnectorId("a".repeat(65)).isPresent());
    assertTrue(MODEL.violationOfConnectorId("").isPresent());
    assertTrue(MODEL.violationOfConnectorId("a:b").isPresent());
  }

  private static Optional<String> fault(String request) throws Exception {
    return MODEL.violation(JSON.readTree(request));
  }
}
