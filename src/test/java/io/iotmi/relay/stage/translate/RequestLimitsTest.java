package io.iotmi.relay.stage.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.vendor.Folders;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestLimitsTest {
  private static final Folders MANY =
      Folders.acme()
          .binding(
              "{'value': 'a', 'attribute': 'OnOff.OnOff'}",
              "{'value': 'b', 'attribute': 'LevelControl.CurrentLevel'}",
              "{'value': 'c', 'attribute': 'BooleanState.StateValue'}",
              "{'value': 'd', 'attribute': 'OccupancySensing.Occupancy'}",
              "{'value': 'e', 'attribute': 'DoorLock.LockState'}",
              "{'value': 'f', 'attribute': 'Thermostat.SystemMode'}",
              "{'value': 'g', 'attribute': 'OnOff.OnTime'}",
              "{'value': 'press', 'events': {'1': {'Switch.InitialPress': {'NewPosition': 1}}}}",
              "{'value': 'again', 'events': {'1': {'Switch.InitialPress': {'NewPosition': 2}}}}",
              "{'value': 'opened', 'events': {'1': {'DoorLock.LockOperation':"
                  + " {'LockOperationType': 'Unlock'}}}}");

  private static List<String> endpoints(String values) {
    return Translated.of(MANY, "{'device': 'd', 'values': " + values + "}").each("MatterEndpoint");
  }

  private static List<Integer> clusters(String values) {
    return endpoints(values).stream()
        .map(endpoint -> endpoint.split("'id':'0x00|'id':'0x0[1-9]").length - 1)
        .toList();
  }

  @Test
  void moreThanFiveClustersBecomeTwoRequests() {
    assertEquals(List.of(5, 1), clusters("{'a': 1, 'b': 1, 'c': 1, 'd': 1, 'e': 1, 'f': 1}"));
  }

  @Test
  void anAttributeOfAClusterThatIsThereJoinsIt() {
    assertEquals(
        List.of(5, 1), clusters("{'a': 1, 'b': 1, 'c': 1, 'd': 1, 'e': 1, 'f': 1, 'g': 5}"));
  }

  @Test
  void anEventJoinsTheStateOfItsCluster() {
    assertEquals(
        List.of(
            "{'id':'1','clusters':[{'id':'0x0101','attributes':{'0x0000':2},'events':{'0x02':{'0x0000':1}}}]}"),
        endpoints("{'e': 2, 'opened': 1}"));
  }

  @Test
  void theSameEventTwiceBecomesTwoRequests() {
    assertEquals(
        List.of(
            "{'id':'1','clusters':[{'id':'0x003B','events':{'0x01':{'0x0000':1}}}]}",
            "{'id':'1','clusters':[{'id':'0x003B','events':{'0x01':{'0x0000':2}}}]}"),
        endpoints("{'press': 1, 'again': 1}"));
  }

  @Test
  void eventsStayInTheirOrderOverSeveralRequests() {
    assertEquals(
        List.of(
            "{'id':'1','clusters':[{'id':'0x003B','events':{'0x01':{'0x0000':1}}}]}",
            "{'id':'1','clusters':[{'id':'0x003B','events':{'0x01':{'0x0000':2}}},{'id':'0x0101','events':{'0x02':{'0x0000':1}}}]}"),
        endpoints("{'press': 1, 'again': 1, 'opened': 1}"));
  }
}
