package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Mapping.arrival;
import static io.iotmi.relay.stage.map.Mapping.cloud;
import static io.iotmi.relay.stage.map.Mapping.event;
import static io.iotmi.relay.stage.map.Mapping.map;
import static io.iotmi.relay.stage.map.Mapping.request;
import static io.iotmi.relay.stage.map.Mapping.violations;
import static io.iotmi.relay.stage.map.Mapping.wire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventMapperTest {
  @Test
  void knowsWhatEachOperationNeeds() {
    assertEquals(
        List.of("/DeviceDiscoveryId required", "/Devices required"),
        violations(map("{'Operation':'DEVICE_DISCOVERY'}")));
    assertEquals(
        List.of("/ConnectorDeviceId required", "/MatterEndpoint required"),
        violations(map("{'Operation':'DEVICE_EVENT','MatterEndpoint':null}")));
    assertInstanceOf(Mapped.Accepted.class, map("{'Operation':'DEVICE_COMMAND_REQUEST'}"));
    assertEquals(List.of("/Operation required"), violations(map("{}")));
  }

  @Test
  void letsNoObserversTraceAnswerACommand() {
    String answer = "{'Operation':'DEVICE_COMMAND_RESPONSE','ConnectorDeviceId':'d','Message':'m'}";
    for (String carrier : List.of("/traceparent", "header traceparent", "header X-Amzn-Trace-Id")) {
      Arrival arrival = arrival(new GivenTrace(carrier, "t"), Identities.NONE);
      assertEquals(
          List.of("/TraceId required"), violations(map(answer, arrival, MessageRule.DOCUMENTED)));
    }
    Arrival carried = arrival(new GivenTrace("attribute TraceId", "t:=_-1"), Identities.NONE);
    assertTrue(wire(map(answer, carried, MessageRule.DOCUMENTED)).contains("'TraceId':'t:=_-1'"));
    Arrival broken = arrival(new GivenTrace("header X-Trace-Id", " t"), Identities.NONE);
    assertEquals(
        List.of("header X-Trace-Id pattern"), violations(map(answer, broken, MessageRule.MODEL)));
  }

  @Test
  void derivesKeysFromIdentityAndDigestsFromContent() {
    ConnectorEvent one = event(map(request(",'EventId':'1','TraceId':'a'")));
    ConnectorEvent again = event(map(request(",'TraceId':'b','EventId':'1'")));
    assertEquals(one.key(), again.key());
    assertEquals(one.digest(), again.digest());
    assertNotEquals(one.digest(), event(map(request(",'StatusCode':200"))).digest());
    assertNotEquals(one.key(), event(map(request(",'EventId':'2'"))).key());
    assertNull(event(map(request(""))).key());
    EventKey key = one.key();
    String own = key == null ? "" : key.value();
    assertTrue(own.matches("conn#[0-9a-f]{64}"), own);
  }

  @Test
  void mapsCloudEvents() {
    assertEquals(
        "{'Operation':'DEVICE_DISCOVERY','OperationVersion':'1.0','StatusCode':300,"
            + "'DeviceDiscoveryId':'1','Devices':[]}",
        wire(cloud("'type':'device.discovered'", "{'discoveryId':'1','last':false,'devices':[]}")));
    assertEquals(
        "{'Operation':'DEVICE_EVENT','OperationVersion':'1.0','StatusCode':200,"
            + "'Message':'{\\'uri\\':\\'auc://d\\',\\'op\\':\\'n+d\\',\\'cn\\':1}',"
            + "'ConnectorDeviceId':'d'}",
        wire(
            cloud(
                "'type':'device.changed','subject':'d'",
                "{'ocf':{'cn':1,'op':'n+d','uri':'auc://d'}}")));
    assertEquals(
        List.of("/data required", "/subject required"),
        violations(cloud("'type':'device.changed'", "{}")));
    assertEquals(
        List.of("/data/clusters/0/attributes type"),
        violations(
            cloud("'type':'device.changed','subject':'d'", "{'clusters':[{'attributes':[]}]}")));
    assertEquals(
        List.of("/data/statusCode required", "/traceid required"),
        violations(cloud("'type':'command.answered','subject':'d'", "{'message':'m'}")));
    assertEquals(List.of("/type enum"), violations(cloud("'type':'x'", "{}")));
  }
}
