package io.iotmi.relay.stage.recall.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.recall.DeviceRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DifferencesTest {
  private static Json.Obj event(String clusters) {
    return json(
        "{'Operation': 'DEVICE_EVENT', 'MatterEndpoint': {'id': '1', 'clusters': ["
            + clusters
            + "]}}");
  }

  private static Json.Obj json(String text) {
    try {
      return (Json.Obj) JsonReader.read(text.replace('\'', '"'));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String differing(Json.Obj event) {
    Optional<Differences> found = Differences.of(event, DeviceRecord.EMPTY);
    return found
        .map(one -> one.states() + " " + JsonWriter.ascii(one.event()).replace('"', '\''))
        .orElse("nothing");
  }

  @Test
  void whatWasNeverSentDiffers() {
    assertEquals(
        "2 {'Operation':'DEVICE_EVENT','MatterEndpoint':{'id':'1','clusters':["
            + "{'id':'0x0006','attributes':{'0x0000':true}},"
            + "{'id':'0x0008','attributes':{'0x0000':254}}]}}",
        differing(
            event(
                "{'id': '0x0006', 'attributes': {'0x0000': true}},"
                    + "{'id': '0x0008', 'attributes': {'0x0000': 254}}")));
  }

  @Test
  void whatHappenedAtAMomentIsNoState() {
    assertEquals(
        "nothing", differing(event("{'id': '0x003B', 'events': {'0x06': {'0x0000': 1}}}")));
  }

  @Test
  void anEventWithoutAnEndpointHoldsNoState() {
    assertEquals("nothing", differing(json("{'Operation': 'DEVICE_EVENT', 'Message': 'm'}")));
  }
}
