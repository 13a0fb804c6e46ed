package io.iotmi.relay.stage.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.iotmi.relay.vendor.Folders;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a payload is told by its place, and nothing of its content. */
final class PayloadFaultsTest {
  @Test
  void aWrongValueIsAFaultOfItsOwnAndItsNeighboursGoOn() {
    Translated found =
        Translated.of(Translated.LAMPS, "{'device': 'd', 'values': {'level': 101, 'power': 'on'}}");
    assertEquals(1, found.events().size());
    assertEquals(
        List.of(
            "readings.jsonata#/0/values/level range: must be within the scale of the vendor"
                + " (bindings.json /bindings/1) [acme 1]"),
        found.violations());
  }

  @Test
  void aNameFromThePayloadStaysOutOfTheLog() {
    Folders folder = Folders.acme().binding("{'value': 'x y', 'attribute': 'OnOff.OnOff'}");
    assertEquals(
        List.of("readings.jsonata#/0/values/*0"),
        Translated.of(folder, "{'device': 'd', 'values': {'x y': 'maybe'}}").places());
  }

  @Test
  void everyFaultOfAPayloadIsToldAtOnceAndComesLast() {
    Translated found =
        Translated.of(
            Translated.LAMPS,
            "[{'device': 'd', 'values': {'level': 101}}, {'values': {'power': 1}},"
                + " {'device': 'd', 'values': {'power': 1}}, 5]");
    assertEquals(3, found.violations().size());
    assertEquals(1, Objects.requireNonNull(found.itself().refused()).arrival().ref().position());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          null                                        | # required: the expression gives no reading, and drops nothing either
          []                                          | # required: the expression gives no reading, and drops nothing either
          5                                           | /0 type: a reading is an object, not number
          {'device': 'd'}                             | /0/values required: must be given, or lifecycle, devices or drop
          {'device': '', 'values': {}}                | /0/device type: must be a text of 1 to 512 characters, or a number
          {'device': 'd', 'values': 5}                | /0/values type: must be an object, not number
          {'device': 'd', 'values': {}, 'vaules': 1}  | /0/vaules unknown: no such member
          {'device': 'd', 'values': {}, 'time': 'x'}  | /0/time pattern: must be a time of ISO 8601 with offset, or a Unix time
          {'device': 'd', 'values': {}, 'component': 'x'} | /0/component enum: is a component that vendor.json has no endpoint for
          {'device': 'd', 'lifecycle': 'born'}        | /0/lifecycle enum: must be one of added, removed, online, offline, answered, user-gone
          {'lifecycle': 'user-gone'}                  | /0/user required: must be given
          {'lifecycle': 'answered', 'attempt': 'a'}   | /0/succeeded required: must be given
          {'devices': [], 'discovery': null}          | /0/discovery required: a list of devices needs the id of its discovery
          """)
  void aReadingThatSaysSomethingElseIsAFault(String body, String violation) {
    assertEquals(
        "readings.jsonata#" + violation.replaceFirst("^#", "") + " [acme 1]",
        Translated.of(Translated.LAMPS, body).violations().getFirst());
  }

  @Test
  void anIdThatIsTooLongOnceItIsEncodedIsAFault() {
    assertEquals(
        List.of(
            "readings.jsonata#/0/device length: must have at most 256 characters once it is encoded"
                + " [acme 1]"),
        Translated.of(
                Translated.LAMPS, "{'device': '" + ":".repeat(100) + "', 'values': {'power': 1}}")
            .violations());
  }

  @Test
  void aPayloadThatIsNotWhatTheFolderExpectsIsAFaultOfTheBody() {
    assertEquals(
        List.of(" format: not JSON at line 1, column 1 [acme 1]"),
        Translated.of(Translated.LAMPS, "<xml/>").violations().stream()
            .map(violation -> violation.replaceFirst("column \\d+", "column 1"))
            .toList());
  }

  @Test
  void aPayloadOfMoreThanTheBoundIsAFault() {
    assertEquals(
        List.of(" format: longer than 262144 characters [acme 1]"),
        Translated.of(Translated.LAMPS, "'" + "x".repeat(262_144) + "'").violations());
  }

  @Test
  void anExpressionThatFailsTellsItsPlaceAndNothingOfThePayload() {
    Folders folder = Folders.acme().with("readings.jsonata", "body.secret + 1");
    String violation = Translated.of(folder, "{'secret': 'hunter2'}").violations().getFirst();
    assertEquals(
        "readings.jsonata expression: line 1, column 16: JSONata error T2001 [acme 1]", violation);
    assertFalse(violation.contains("hunter2"));
  }

  @Test
  void jsonWhereAFormIsExpectedIsAFault() {
    Folders folder =
        Folders.acme().with("vendor.json", "{'name': 'acme', 'version': '1', 'body': 'form'}");
    assertEquals(
        List.of(" format: must be a form, not JSON [acme 1]"),
        Translated.of(folder, "{'id': 1}").violations());
  }
}
