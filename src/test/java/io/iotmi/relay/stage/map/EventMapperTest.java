package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Mapping.arrival;
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
  void theSameEventHasTheSameKeyAndDigestWhateverItsTraceAndOrderOfMembers() {
    ConnectorEvent one = event(map(request(",'EventId':'1','TraceId':'a'")));
    ConnectorEvent again = event(map(request(",'TraceId':'b','EventId':'1'")));
    assertEquals(one.key(), again.key());
    assertEquals(one.digest(), again.digest());
  }

  @Test
  void anotherContentHasAnotherDigest() {
    assertNotEquals(
        event(map(request(",'EventId':'1'"))).digest(),
        event(map(request(",'EventId':'1','StatusCode':200"))).digest());
  }

  @Test
  void anotherIdHasAnotherKey() {
    assertNotEquals(
        event(map(request(",'EventId':'1'"))).key(), event(map(request(",'EventId':'2'"))).key());
  }

  @Test
  void anEventWithoutIdHasNoKey() {
    assertNull(event(map(request(""))).key());
  }

  @Test
  void aKeyIsAHashBehindTheConnector() {
    String key = String.valueOf(event(map(request(",'EventId':'1'"))).key());
    assertTrue(key.matches("conn#[0-9a-f]{64}"), key);
  }
}
