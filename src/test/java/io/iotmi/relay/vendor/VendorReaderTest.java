package io.iotmi.relay.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.folder.InvalidFolderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VendorReaderTest {
  @Test
  void aFolderThatSaysLittleIsRead() {
    Vendor vendor = Folders.acme().read();
    assertEquals("acme 1", vendor.name() + " " + vendor.version());
  }

  @Test
  void bodiesHoldJsonUnlessTheFolderSaysOtherwise() {
    assertEquals(BodyFormat.JSON, Folders.acme().read().body());
  }

  @Test
  void aFolderMaySayThatBodiesAreForms() {
    Folders folder =
        Folders.acme().with("vendor.json", "{'name': 'acme', 'version': '1', 'body': 'form'}");
    assertEquals(BodyFormat.FORM, folder.read().body());
  }

  @Test
  void aFolderSaysHowLongACommandMayWaitForItsEnd() {
    Folders folder = Folders.acme();
    assertEquals(Duration.ofSeconds(30), folder.read().answerWithin());
    String json = "{'name': 'acme', 'version': '1', 'commands': {'answerWithin': '%s'}}";
    assertEquals(
        Duration.ofMinutes(2),
        folder.with("vendor.json", json.formatted("PT2M")).read().answerWithin());
    assertEquals(
        List.of(
            "vendor.json /commands/answerWithin: must be an ISO 8601 duration from PT1S to PT15M"),
        folder.with("vendor.json", json.formatted("PT16M")).faults());
  }

  @Test
  void aFolderMayAskThatOlderStatesAreWithheld() {
    Folders folder = Folders.acme();
    assertNull(folder.read().staleSkew());
    String json = "{'name': 'acme', 'version': '1', 'stale': %s}";
    assertEquals(
        Duration.ofSeconds(5), folder.with("vendor.json", json.formatted("{}")).read().staleSkew());
    assertEquals(
        Duration.ZERO,
        folder.with("vendor.json", json.formatted("{'skew': 'PT0S'}")).read().staleSkew());
    assertEquals(
        List.of(
            "vendor.json /stale/skew: must be an ISO 8601 duration from PT0S to PT1H",
            "vendor.json /stale/slack: no such member here"),
        folder.with("vendor.json", json.formatted("{'skew': 'PT2H', 'slack': 1}")).faults());
  }

  @Test
  void allMistakesAreToldAtOnceByFileAndPlace() {
    Folders folder =
        Folders.acme()
            .with("vendor.json", "{'name': 'amce', 'body': 'xml', 'nmae': 1, 'title': 5}");
    assertEquals(
        List.of(
            "vendor.json /name: must be the name of the folder, acme",
            "vendor.json /version: must be given",
            "vendor.json /title: must be a text that is not empty, not number",
            "vendor.json /body: must be one of json, form, text",
            "vendor.json /nmae: no such member here"),
        folder.faults());
  }

  @Test
  void aFolderWithoutItsMainFileIsAFault() {
    InvalidFolderException fault =
        assertThrows(
            InvalidFolderException.class,
            () -> VendorReader.read(new FolderFiles("acme", Map.of()), Folders.BOUNDS));
    assertTrue(
        String.valueOf(fault.getMessage())
            .startsWith("vendors/acme/vendor.json: there is no such file"));
  }

  @Test
  void aFileThatIsNoJsonIsNamedWithTheLineAtFault() {
    Folders folder = Folders.acme().with("vendor.json", "{\n'name': 'acme',,}");
    assertEquals("vendor.json: not JSON at line 2, column 16", folder.faults().getFirst());
  }

  @Test
  void anArrayIsNoFolder() {
    Folders folder = Folders.acme().with("vendor.json", "[]");
    assertEquals("vendor.json: must hold a JSON object", folder.faults().getFirst());
  }

  @Test
  void aCommentIsForReadersOnly() {
    Folders folder =
        Folders.acme()
            .with("vendor.json", "{'name': 'acme', 'version': '1', 'comment': ['any', 1]}");
    assertEquals("acme", folder.read().name());
  }

  @Test
  void anExpressionThatIsNoneIsToldWithItsPlace() {
    Folders folder = Folders.acme().with("readings.jsonata", "{\n  'a': $eval(body)\n}");
    assertEquals(
        List.of(
            "readings.jsonata line 2, column 8: $eval cannot be used: equal payloads must give equal"
                + " events"),
        folder.faults());
  }

  @Test
  void aFileThatNothingReadsIsAFault() {
    Folders folder = Folders.acme().with("binding.json", "{}");
    assertEquals(
        List.of(
            "binding.json: is none of vendor.json, readings.jsonata, requests.jsonata,"
                + " answers.jsonata and bindings*.json"),
        folder.faults());
  }

  @Test
  void bindingsMayStandInSeveralFiles() {
    Folders folder =
        Folders.acme()
            .with(
                "bindings-lights.json",
                "{'bindings': [{'value': 'level', 'attribute': 'LevelControl.CurrentLevel'}]}");
    assertEquals(2, folder.read().bindings().all().size());
  }

  @Test
  void aSilenceIsLookedForWhereTheFolderSaysSo() {
    assertNull(Folders.acme().read().silence());
    Folders folder =
        Folders.acme().with("requests.jsonata", "[]").with("answers.jsonata", "answer");
    String json =
        "{'name': 'acme', 'version': '1', 'api': {'address': 'https://api.acme.example'},"
            + " 'silence': %s}";
    assertEquals(
        new SilenceWatch(Duration.ofHours(6), 1_000),
        folder.with("vendor.json", json.formatted("{}")).read().silence());
    assertEquals(
        new SilenceWatch(Duration.ofHours(2), 50),
        folder
            .with("vendor.json", json.formatted("{'after': 'PT2H', 'reads': 50}"))
            .read()
            .silence());
    assertEquals(
        List.of(
            "vendor.json /silence/after: must be an ISO 8601 duration from PT15M to PT168H",
            "vendor.json /silence/reads: must be a whole number from 1 to 100000"),
        folder.with("vendor.json", json.formatted("{'after': 'PT1M', 'reads': 0}")).faults());
  }

  @Test
  void aSilenceNeedsAVendorThatCanBeAsked() {
    assertEquals(
        List.of("vendor.json /silence: goes with the member api, which is not there"),
        Folders.acme()
            .with("vendor.json", "{'name': 'acme', 'version': '1', 'silence': {}}")
            .faults());
  }
}
