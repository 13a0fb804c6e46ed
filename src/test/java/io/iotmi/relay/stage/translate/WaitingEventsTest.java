package io.iotmi.relay.stage.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.vendor.Folders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events of devices whose description has not come. */
final class WaitingEventsTest {
  private static final Folders SENSORS =
      Folders.acme()
          .binding(
              "{'value': 'power', 'attribute': 'OnOff.OnOff'}",
              "{'value': 'raw', 'attribute': 'TemperatureMeasurement.MeasuredValue', 'unit': 'C',"
                  + " 'decimals': 'described'}");
  private static final String BOTH =
      "{'device': 'd', 'id': 'e', 'values': {'raw': 239, 'power': 1}}";
  private static final KnownFacts KNOWN = device -> Map.of("raw", json("{'decimals': 1}"));

  private static Json.Obj json(String text) {
    try {
      return (Json.Obj) JsonReader.read(text.replace('\'', '"'));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Translation translated(String body) {
    return Translated.of(SENSORS, body).itself();
  }

  private static List<String> ids(List<ThirdPartyEvent.RequestForm> events) {
    return events.stream().map(event -> event.arrival().ref() + " " + event.id()).toList();
  }

  @Test
  void anEventWithAValueThatNeedsADescriptionWaits() {
    Translation found = translated(BOTH);
    assertEquals(List.of(), found.events());
    assertNull(found.refused());
    assertEquals(1, found.waiting().size());
  }

  @Test
  void whereNoDescriptionIsWaitedForTheOtherValuesAreSentAndThisOneIsRefused() {
    Translated found = Translated.of(SENSORS, BOTH).withoutWaiting();
    assertEquals(
        List.of("{'id':'1','clusters':[{'id':'0x0006','attributes':{'0x0000':true}}]}"),
        found.each("MatterEndpoint"));
    assertEquals(
        List.of(
            "readings.jsonata#/0/values/raw description: needs decimals of the description of its"
                + " device, which is not known (bindings.json /bindings/1) [acme 1]"),
        found.violations());
  }

  @Test
  void anEventKeepsItsPlaceAndIdWhetherItsNeighbourWaitsOrNot() {
    String body = "[" + BOTH + ", {'device': 'other', 'id': 'e', 'values': {'power': 0}}]";
    Translation waiting = translated(body);
    Translation described = Translated.of(SENSORS, body, KNOWN).itself();
    assertEquals(List.of("EventRef[message=0, position=1] acme/e/1"), ids(waiting.events()));
    assertEquals(ids(described.events()).getLast(), ids(waiting.events()).getFirst());
  }

  @Test
  void anEventWithoutItsUnknownValueIsAnotherOneThanTheWhole() {
    assertEquals(
        List.of("EventRef[message=0, position=0] acme/e/0/known"),
        ids(translated(BOTH).withoutWaiting().events()));
    assertEquals(
        List.of("EventRef[message=0, position=0] acme/e/0"),
        ids(Translated.of(SENSORS, BOTH, KNOWN).itself().events()));
  }

  @Test
  void anEventOfWhichNothingIsKnownIsRefusedAloneInTheEnd() {
    Translated found =
        Translated.of(SENSORS, "{'device': 'd', 'values': {'raw': 239}}").withoutWaiting();
    assertEquals(List.of(), found.events());
    assertEquals(1, found.violations().size());
  }

  @Test
  void theFactsOfTwoComponentsDoNotMix() {
    Folders folder =
        SENSORS.with(
            "vendor.json",
            "{'name': 'acme', 'version': '1', 'components': {'main': 1, 'probe': 2}}");
    KnownFacts known =
        device -> Map.of("raw", json("{'decimals': 1}"), "probe/raw", json("{'decimals': 2}"));
    assertEquals(
        List.of(
            "{'id':'1','clusters':[{'id':'0x0402','attributes':{'0x0000':2390}}]}",
            "{'id':'2','clusters':[{'id':'0x0402','attributes':{'0x0000':239}}]}"),
        Translated.of(
                folder,
                "[{'device': 'd', 'values': {'raw': 239}},"
                    + " {'device': 'd', 'component': 'probe', 'values': {'raw': 239}}]",
                known)
            .each("MatterEndpoint"));
  }
}
