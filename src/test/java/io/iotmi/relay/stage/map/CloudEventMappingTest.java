package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Mapping.cloud;
import static io.iotmi.relay.stage.map.Mapping.violations;
import static io.iotmi.relay.stage.map.Mapping.wire;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the types of CloudEvents become, and what each of them needs. */
final class CloudEventMappingTest {
  @Test
  void discoveredDevicesBecomeAPageOfADiscovery() {
    assertEquals(
        "{'Operation':'DEVICE_DISCOVERY','OperationVersion':'1.0','StatusCode':300,"
            + "'DeviceDiscoveryId':'1','Devices':[]}",
        wire(cloud("'type':'device.discovered'", "{'discoveryId':'1','last':false,'devices':[]}")));
  }

  @Test
  void aChangedOcfResourceBecomesAMessage() {
    assertEquals(
        "{'Operation':'DEVICE_EVENT','OperationVersion':'1.0','StatusCode':200,"
            + "'Message':'{\\'uri\\':\\'auc://d\\',\\'op\\':\\'n+d\\',\\'cn\\':1}',"
            + "'ConnectorDeviceId':'d'}",
        wire(
            cloud(
                "'type':'device.changed','subject':'d'",
                "{'ocf':{'cn':1,'op':'n+d','uri':'auc://d'}}")));
  }

  @Test
  void aChangeNeedsADeviceAndItsData() {
    assertEquals(
        List.of("/data required", "/subject required"),
        violations(cloud("'type':'device.changed'", "{}")));
  }

  @Test
  void attributesOfAClusterAreAnObject() {
    assertEquals(
        List.of("/data/clusters/0/attributes type"),
        violations(
            cloud("'type':'device.changed','subject':'d'", "{'clusters':[{'attributes':[]}]}")));
  }

  @Test
  void anAnswerNeedsAStatusAndTheTraceOfItsCommand() {
    assertEquals(
        List.of("/data/statusCode required", "/traceid required"),
        violations(cloud("'type':'command.answered','subject':'d'", "{'message':'m'}")));
  }

  @Test
  void anUnknownTypeIsRefused() {
    assertEquals(List.of("/type enum"), violations(cloud("'type':'x'", "{}")));
  }
}
