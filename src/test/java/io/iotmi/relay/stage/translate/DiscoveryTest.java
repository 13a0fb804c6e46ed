package io.iotmi.relay.stage.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.vendor.Folders;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscoveryTest {
  private static final Folders LAMPS =
      Folders.acme()
          .with(
              "vendor.json",
              "{'name': 'acme', 'version': '1', 'components': {'main': 1, 'socket*': 10}}")
          .binding(
              "{'value': 'power', 'attribute': 'OnOff.OnOff'}",
              "{'value': 'level', 'attribute': 'LevelControl.CurrentLevel'}",
              "{'value': 'toggle', 'command': 'OnOff.Toggle', 'send': true}",
              "{'value': 'button', 'events': {'*': {'Switch.InitialPress': {'NewPosition': 1}}}}");

  private static Translated page(String devices) {
    return Translated.of(LAMPS, "{'discovery': 'job1', 'user': 'u', 'devices': " + devices + "}");
  }

  @Test
  void aDeviceReportsWhatItsBindingsReportAndAccept() {
    assertEquals(
        List.of(
            "[{'ConnectorDeviceId':'d@3a1','ConnectorDeviceName':'Desk',"
                + "'CapabilityReport':{'version':'1.0.0','endpoints':[{'id':'1',"
                + "'deviceTypes':['OnOffLight'],'clusters':[{'id':'0x0006','revision':6,"
                + "'name':'OnOff','attributes':[{'id':'0x0000','name':'OnOff','value':true}],"
                + "'commands':['0x02','0x00','0x01'],'events':[]},{'id':'0x0039','revision':4,"
                + "'name':'BridgedDeviceBasicInformation','attributes':[{'id':'0x0011',"
                + "'name':'Reachable','value':true}]}]}]}}]"),
        page("[{'device': 'd:1', 'name': 'Desk!', 'online': true,"
                + " 'values': {'power': 'on', 'toggle': null}}]")
            .each("Devices"));
  }

  @Test
  void anEventOfAButtonIsReportedAsSuch() {
    assertEquals(
        true,
        page("[{'device': 'd', 'values': {'button': null}}]")
            .each("Devices")
            .getFirst()
            .contains(
                "'0x003B','revision':2,'name':'Switch','attributes':[],'commands':[],'events':['0x01']"));
  }

  @Test
  void eachComponentIsAnEndpointInTheOrderOfTheirNumbers() {
    String devices =
        page("[{'device': 'd', 'components': ["
                + "{'component': 'socket2', 'values': {'power': 0}},"
                + "{'component': 'socket1', 'values': {'power': 1}}]}]")
            .each("Devices")
            .getFirst();
    assertEquals(
        "1 11 12",
        devices.replaceAll(".*?\\{'id':'([0-9]+)'|.+", "$1 ").strip().replaceAll(" +", " "));
  }

  @Test
  void theTypesThatADescriptionNamesCount() {
    assertEquals(
        true,
        page("[{'device': 'd', 'types': ['OnOffPlugInUnit'], 'values': {'power': 1}}]")
            .each("Devices")
            .getFirst()
            .contains("'deviceTypes':['OnOffPlugInUnit']"));
  }

  @Test
  void aPageThatOthersFollowSaysSo() {
    assertEquals(
        List.of("300"),
        Translated.of(LAMPS, "{'discovery': 'job1', 'last': false, 'devices': []}")
            .each("StatusCode"));
  }

  @Test
  void aDeviceOfWhichNoBindingKnowsAValueIsLeftOut() {
    assertEquals(List.of("[]"), page("[{'device': 'd', 'values': {'color': 1}}]").each("Devices"));
  }

  @Test
  void aFaultyDeviceIsLeftOutAndItsNeighboursAreDiscovered() {
    Translated found =
        page(
            "[{'device': '"
                + ":".repeat(100)
                + "', 'values': {'power': 1}}, {'device': 'd', 'values': {'power': 'maybe'}}]");
    assertEquals(
        List.of(
            "readings.jsonata#/0/devices/0/device length: must have at most 256 characters once it"
                + " is encoded [acme 1]",
            "readings.jsonata#/0/devices/1/values/power type: must be true or false"
                + " (bindings.json /bindings/0) [acme 1]"),
        found.violations());
    assertEquals(1, found.each("Devices").getFirst().split("ConnectorDeviceId").length - 1);
  }

  @Test
  void aComponentWithoutEndpointIsAFaultOfItsOwn() {
    assertEquals(
        List.of(
            "readings.jsonata#/0/devices/0/components/0/component enum: is a component that"
                + " vendor.json has no endpoint for [acme 1]"),
        page("[{'device': 'd', 'components': [{'component': 'x', 'values': {'power': 1}}]}]")
            .violations());
  }
}
