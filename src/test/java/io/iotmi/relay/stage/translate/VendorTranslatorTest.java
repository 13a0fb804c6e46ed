package io.iotmi.relay.stage.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.Folders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the readings of a payload become. */
final class VendorTranslatorTest {
  private static Json.Obj json(String text) {
    try {
      return (Json.Obj) JsonReader.read(text.replace('\'', '"'));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void valuesOfOneReadingBecomeOneEvent() {
    assertEquals(
        List.of(
            "{'id':'1','clusters':[{'id':'0x0006','attributes':{'0x0000':true}},{'id':'0x0008','attributes':{'0x0000':254}}]}"),
        Translated.of(Translated.LAMPS, "{'device': 'd', 'values': {'power': 'on', 'level': 100}}")
            .each("MatterEndpoint"));
  }

  @Test
  void anEventHasItsOwnIdentityTimeAndUser() {
    Map<String, Json> event =
        Translated.of(
                Translated.LAMPS,
                "{'device': 7, 'id': 'e1', 'user': 'u:1', 'time': 1700000000,"
                    + " 'values': {'power': 1}}")
            .events()
            .getFirst();
    assertEquals(new Json.Text("7"), event.get("ConnectorDeviceId"));
    assertEquals(new Json.Text("acme/e1/0"), event.get("EventId"));
    assertEquals(new Json.Text("2023-11-14T22:13:20Z"), event.get("EventTime"));
    assertEquals(new Json.Text("u@3a1"), event.get("UserId"));
  }

  @Test
  void readingsThatShareAnIdAreCountedOn() {
    String reading = "{'device': 'd', 'id': 'e1', 'values': {'power': 1}}";
    assertEquals(
        List.of("'acme/e1/0'", "'acme/e1/1'"),
        Translated.of(Translated.LAMPS, "[" + reading + "," + reading + "]").each("EventId"));
  }

  @Test
  void aValueThatIsAbsentOrNullTellsNothing() {
    Translated found =
        Translated.of(Translated.LAMPS, "{'device': 'd', 'values': {'level': -1, 'power': null}}");
    assertEquals(List.of(), found.events());
    assertNull(found.itself().refused());
  }

  @Test
  void aValueThatNoBindingNamesIsIgnoredAndCounted() {
    Translated found =
        Translated.of(Translated.LAMPS, "{'device': 'd', 'values': {'rssi': -60, 'power': 1}}");
    assertEquals(List.of("rssi"), found.itself().ignored());
    assertNull(found.itself().refused());
  }

  @Test
  void whatTheFolderDropsIsCountedAndNoFault() {
    Translated found =
        Translated.of(Translated.LAMPS, "[{'drop': 'keep-alive'}, {'drop': 'schedule'}]");
    assertEquals(2, found.itself().dropped());
    assertNull(found.itself().refused());
  }

  @Test
  void aFormIsRead() {
    Folders folder =
        Folders.acme()
            .with("vendor.json", "{'name': 'acme', 'version': '1', 'body': 'form'}")
            .with("readings.jsonata", "{'device': body.id, 'values': {'power': body.on}}");
    assertEquals(
        List.of("'lamp@20@f0@9f@9b@8b'"),
        Translated.of(folder, "id=lamp+%F0%9F%9B%8B&on=1").each("ConnectorDeviceId"));
  }

  @Test
  void presenceIsTheAttributeReachable() {
    assertEquals(
        List.of("{'id':'1','clusters':[{'id':'0x0039','attributes':{'0x0011':false}}]}"),
        Translated.of(Translated.LAMPS, "{'device': 'd', 'lifecycle': 'offline'}")
            .each("MatterEndpoint"));
  }

  @Test
  void aRemovedDeviceIsOutOfReach() {
    Translated found = Translated.of(Translated.LAMPS, "{'device': 'd', 'lifecycle': 'removed'}");
    assertEquals(1, found.events().size());
    assertEquals(1, found.itself().lifecycle().size());
  }

  @Test
  void whatTheDescriptionSaidIsUsedByLaterEvents() {
    KnownFacts known = device -> Map.of("raw", json("{'decimals': 2}"));
    assertEquals(
        List.of("{'id':'1','clusters':[{'id':'0x0402','attributes':{'0x0000':2390}}]}"),
        Translated.of(Translated.LAMPS, "{'device': 'd', 'values': {'raw': 2390}}", known)
            .each("MatterEndpoint"));
  }
}
