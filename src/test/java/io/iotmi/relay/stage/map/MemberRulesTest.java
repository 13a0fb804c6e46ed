package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Mapping.arrival;
import static io.iotmi.relay.stage.map.Mapping.event;
import static io.iotmi.relay.stage.map.Mapping.map;
import static io.iotmi.relay.stage.map.Mapping.request;
import static io.iotmi.relay.stage.map.Mapping.violations;
import static io.iotmi.relay.stage.map.Mapping.wire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that each member of an event is held to. */
final class MemberRulesTest {
  @ParameterizedTest
  @CsvSource({
    "ConnectorId,64",
    "UserId,64",
    "OperationVersion,6",
    "Message,256",
    "DeviceDiscoveryId,200",
    "EventId,1024"
  })
  void holdsTextToItsLength(String member, int max) {
    assertInstanceOf(
        Mapped.Accepted.class, map(request(",'" + member + "':'" + "1".repeat(max) + "'")));
    for (int length : new int[] {0, max + 1}) {
      assertEquals(
          List.of("/" + member + " length"),
          violations(map(request(",'" + member + "':'" + "1".repeat(length) + "'"))));
    }
  }

  @Test
  void holdsATraceIdToItsLengthAndTakesAnEmptyOneForAbsent() {
    assertInstanceOf(Mapped.Accepted.class, map(request(",'TraceId':'" + "1".repeat(128) + "'")));
    assertEquals(
        List.of("/TraceId length"),
        violations(map(request(",'TraceId':'" + "1".repeat(129) + "'"))));
    assertNull(Mapping.event(map(request(",'TraceId':''"))).request().traceId());
  }

  @ParameterizedTest
  @CsvSource({
    "99,range",
    "551,range",
    "200.5,type",
    "2e2,type",
    "1e999999999,type",
    "123456789012345678901234567890,range",
    "true,type"
  })
  void holdsTheStatusToItsRange(String literal, String rule) {
    assertEquals(
        List.of("/StatusCode " + rule), violations(map(request(",'StatusCode':" + literal))));
    assertInstanceOf(Mapped.Accepted.class, map(request(",'StatusCode':100")));
    assertInstanceOf(Mapped.Accepted.class, map(request(",'StatusCode':550")));
  }

  @Test
  void listsEveryFaultAndShowsNoValue() {
    Mapped found =
        map(
            "{'Operation':'CANARY','UserId':'CANARY!','ConnectorDeviceId':'CANARY:','a/b~':1,"
                + "'Message':1,'EventTime':'CANARY','MatterEndpoint':{'clusters':[{'id':'CANARY',"
                + "'commands':{},'events':{'0x1':null}}]}}");
    assertEquals(
        List.of(
            "/ConnectorDeviceId pattern",
            "/EventTime pattern",
            "/MatterEndpoint/clusters/0/commands size",
            "/MatterEndpoint/clusters/0/events/0x1 type",
            "/MatterEndpoint/clusters/0/id pattern",
            "/Message type",
            "/Operation enum",
            "/UserId pattern",
            "/a~1b~0 unknown"),
        violations(found));
    assertFalse(found.toString().contains("CANARY"), found.toString());
  }

  @Test
  void holdsTheEndpointToItsSizes() {
    String five = "{'id':'6'},{'id':'7'},{'id':'0x8'},{'id':'9'},{'id':'10'}";
    String with = "{'Operation':'DEVICE_EVENT','ConnectorDeviceId':'d','MatterEndpoint':";
    assertInstanceOf(Mapped.Accepted.class, map(with + "{'clusters':[" + five + "]}}"));
    for (String clusters : List.of("", five + ",{}")) {
      assertEquals(
          List.of("/MatterEndpoint/clusters size"),
          violations(map(with + "{'clusters':[" + clusters + "]}}")));
    }
  }

  @Test
  void checksDevicesAndLeavesOutNullMembers() {
    String device =
        "{'Operation':'DEVICE_DISCOVERY','DeviceDiscoveryId':'1','Devices':[{'ConnectorDeviceId':"
            + "'d','ConnectorDeviceName':null,'CapabilityReport':{'version':'1.0.0','endpoints':"
            + "[{'id':'1','deviceTypes':[],'clusters':[{'id':'0x6','revision':REV}]}]}}]}";
    assertFalse(wire(map(device.replace("REV", "10"))).contains("null"));
    assertEquals(
        List.of("/Devices/0/CapabilityReport/endpoints/0/clusters/0/revision range"),
        violations(map(device.replace("REV", "11"))));
    assertEquals(
        List.of("/Devices/0/CapabilityReport/version pattern"),
        violations(map(device.replace("REV", "1").replace("1.0.0", "1.0.1"))));
  }

  @Test
  void enforcesTheModelsPatternOfMessagesOnRequest() {
    String event = "{'Operation':'DEVICE_EVENT','ConnectorDeviceId':'d','Message':'auc://x'}";
    assertInstanceOf(Mapped.Accepted.class, map(event));
    assertEquals(
        List.of("/Message pattern"),
        violations(map(event, arrival(null, Identities.NONE), MessageRule.MODEL)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z,true",
    "2026-01-02t03:04:05.1234567891+01:00,true",
    "2016-12-31T23:59:60Z,true",
    "2026-01-02T03:04Z,false",
    "2026-02-30T03:04:05Z,false",
    "2026-01-02T03:04:05,false"
  })
  void readsTimestampsOfTheStandard(String text, boolean valid) {
    assertEquals(valid, map(request(",'EventTime':'" + text + "'")) instanceof Mapped.Accepted);
  }
}
