package io.iotmi.relay.stage.translate;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.vendor.Folders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A payload and what an imaginary vendor's folder makes of it, as texts. */
final class Translated {
  /** A folder of lamps with a switch, a level and a value that needs a description. */
  static final Folders LAMPS =
      Folders.acme()
          .binding(
              "{'value': 'power', 'attribute': 'OnOff.OnOff'}",
              "{'value': 'level', 'attribute': 'LevelControl.CurrentLevel', 'scale': {'vendor': [0,"
                  + " 100], 'matter': [0, 254]}, 'absent': [-1]}",
              "{'value': 'raw', 'attribute': 'TemperatureMeasurement.MeasuredValue', 'unit': 'C',"
                  + " 'decimals': 'described'}");

  private final Translation translation;

  private Translated(Translation translation) {
    this.translation = translation;
  }

  /** Of a folder whose readings are the body itself. */
  static Translated of(Folders folder, String body) {
    return of(folder, body, KnownFacts.NONE);
  }

  static Translated of(Folders folder, String body, KnownFacts known) {
    VendorTranslator translator = new VendorTranslator(folder.read(), Folders.BOUNDS);
    PayloadReadings read = translator.read(VendorPayload.of(body.replace('\'', '"')));
    return new Translated(translator.translate(read, Translated::arrival, known));
  }

  private static Arrival arrival(int position) {
    return new Arrival(new EventRef(0, position), "", null, null, null, Identities.NONE, null);
  }

  Translated withoutWaiting() {
    return new Translated(translation.withoutWaiting());
  }

  Translation itself() {
    return translation;
  }

  /** The members of each event. */
  List<Map<String, Json>> events() {
    return translation.events().stream().map(event -> event.members().members()).toList();
  }

  /** One member of each event. */
  List<String> each(String member) {
    return events().stream()
        .map(event -> text(event.getOrDefault(member, Json.Null.NULL)))
        .toList();
  }

  /** Each violation by pointer, rule and message. */
  List<String> violations() {
    return translation.refused() == null
        ? List.of()
        : translation.refused().violations().stream()
            .map(
                violation ->
                    violation.pointer() + " " + violation.rule() + ": " + violation.message())
            .toList();
  }

  /** Each violation's place for logs. */
  List<String> places() {
    return translation.refused() == null
        ? List.of()
        : translation.refused().violations().stream().map(Violation::place).toList();
  }

  private static String text(Json json) {
    return new String(JsonWriter.bytes(json), StandardCharsets.UTF_8).replace('"', '\'');
  }
}
