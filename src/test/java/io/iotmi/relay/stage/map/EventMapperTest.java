package io.iotmi.relay.stage.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.json.JsonFault;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.json.RequestJson;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventMapperTest {
  private static Json json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"'));
    } catch (JsonFault e) {
      throw new AssertionError(e);
    }
  }

  private static Arrival arrival(@Nullable GivenTrace trace, @Nullable GivenIdentity identity) {
    return new Arrival(new EventRef(0, 0), "", null, trace, null, identity, null);
  }

  private static Mapped map(String members) {
    return map(members, arrival(null, null), MessageRule.DOCUMENTED);
  }

  private static Mapped map(String members, Arrival arrival, MessageRule rule) {
    return new EventMapper("conn", rule)
        .map(new ThirdPartyEvent.RequestForm(arrival, (Json.Obj) json(members)));
  }

  private static Mapped cloud(String attributes, String data) {
    Map<String, Json> all =
        new HashMap<>(((Json.Obj) json("{'id':'1','source':'s'," + attributes + "}")).members());
    return new EventMapper("conn", MessageRule.DOCUMENTED)
        .map(new ThirdPartyEvent.CloudEvent(arrival(null, null), all, json(data), "/", "/data"));
  }

  private static List<String> faults(Mapped mapped) {
    return assertInstanceOf(Mapped.Rejected.class, mapped).faults().stream()
        .map(fault -> fault.pointer() + " " + fault.rule())
        .sorted()
        .toList();
  }

  private static ConnectorEvent event(Mapped mapped) {
    return mapped instanceof Mapped.Accepted(ConnectorEvent event)
        ? event
        : assertInstanceOf(Mapped.Accepted.class, mapped, () -> faults(mapped).toString()).event();
  }

  private static String wire(Mapped mapped) {
    return JsonWriter.ascii(RequestJson.of(event(mapped).request())).replace('"', '\'');
  }

  private static String request(String more) {
    return "{'Operation':'DEVICE_EVENT','ConnectorDeviceId':'d','MatterEndpoint':{}" + more + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "ConnectorId,64",
    "UserId,64",
    "OperationVersion,6",
    "Message,256",
    "DeviceDiscoveryId,200",
    "TraceId,128",
    "EventId,1024"
  })
  void holdsTextToItsLength(String member, int max) {
    assertInstanceOf(
        Mapped.Accepted.class, map(request(",'" + member + "':'" + "1".repeat(max) + "'")));
    for (int length : new int[] {0, max + 1}) {
      assertEquals(
          List.of("/" + member + " length"),
          faults(map(request(",'" + member + "':'" + "1".repeat(length) + "'"))));
    }
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
    assertEquals(List.of("/StatusCode " + rule), faults(map(request(",'StatusCode':" + literal))));
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
        faults(found));
    assertFalse(found.toString().contains("CANARY"), found.toString());
  }

  @Test
  void knowsWhatEachOperationNeeds() {
    assertEquals(
        List.of("/DeviceDiscoveryId required", "/Devices required"),
        faults(map("{'Operation':'DEVICE_DISCOVERY'}")));
    assertEquals(
        List.of("/ConnectorDeviceId required", "/MatterEndpoint required"),
        faults(map("{'Operation':'DEVICE_EVENT','MatterEndpoint':null}")));
    assertInstanceOf(Mapped.Accepted.class, map("{'Operation':'DEVICE_COMMAND_REQUEST'}"));
    assertEquals(List.of("/Operation required"), faults(map("{}")));
  }

  @Test
  void letsNoObserversTraceAnswerACommand() {
    String answer = "{'Operation':'DEVICE_COMMAND_RESPONSE','ConnectorDeviceId':'d','Message':'m'}";
    for (String carrier : List.of("/traceparent", "header traceparent", "header X-Amzn-Trace-Id")) {
      Arrival arrival = arrival(new GivenTrace(carrier, "t"), null);
      assertEquals(
          List.of("/TraceId required"), faults(map(answer, arrival, MessageRule.DOCUMENTED)));
    }
    Arrival carried = arrival(new GivenTrace("attribute TraceId", "t:=_-1"), null);
    assertTrue(wire(map(answer, carried, MessageRule.DOCUMENTED)).contains("'TraceId':'t:=_-1'"));
    Arrival broken = arrival(new GivenTrace("header X-Trace-Id", " t"), null);
    assertEquals(
        List.of("header X-Trace-Id pattern"), faults(map(answer, broken, MessageRule.MODEL)));
  }

  @Test
  void holdsTheEndpointToItsSizes() {
    String five = "{'id':'6'},{'id':'7'},{'id':'0x8'},{'id':'9'},{'id':'10'}";
    String with = "{'Operation':'DEVICE_EVENT','ConnectorDeviceId':'d','MatterEndpoint':";
    assertInstanceOf(Mapped.Accepted.class, map(with + "{'clusters':[" + five + "]}}"));
    for (String clusters : List.of("", five + ",{}")) {
      assertEquals(
          List.of("/MatterEndpoint/clusters size"),
          faults(map(with + "{'clusters':[" + clusters + "]}}")));
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
        faults(map(device.replace("REV", "11"))));
    assertEquals(
        List.of("/Devices/0/CapabilityReport/version pattern"),
        faults(map(device.replace("REV", "1").replace("1.0.0", "1.0.1"))));
  }

  @Test
  void enforcesTheModelsPatternOfMessagesOnRequest() {
    String event = "{'Operation':'DEVICE_EVENT','ConnectorDeviceId':'d','Message':'auc://x'}";
    assertInstanceOf(Mapped.Accepted.class, map(event));
    assertEquals(
        List.of("/Message pattern"), faults(map(event, arrival(null, null), MessageRule.MODEL)));
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
    Arrival back = arrival(null, new GivenIdentity("relay", own));
    assertEquals(key, event(map(request(""), back, MessageRule.DOCUMENTED)).key());
    Arrival forged = arrival(null, new GivenIdentity("relay", "other#1"));
    assertNotEquals(
        new EventKey("other#1"), event(map(request(""), forged, MessageRule.DOCUMENTED)).key());
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
        faults(cloud("'type':'device.changed'", "{}")));
    assertEquals(
        List.of("/data/clusters/0/attributes type"),
        faults(cloud("'type':'device.changed','subject':'d'", "{'clusters':[{'attributes':[]}]}")));
    assertEquals(
        List.of("/data/statusCode required", "/traceid required"),
        faults(cloud("'type':'command.answered','subject':'d'", "{'message':'m'}")));
    assertEquals(List.of("/type enum"), faults(cloud("'type':'x'", "{}")));
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
