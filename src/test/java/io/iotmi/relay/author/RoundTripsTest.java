package io.iotmi.relay.author;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.vendor.Folders;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundTripsTest {
  private static List<String> findings(String members) {
    return RoundTrips.findings(
        Folders.acme().binding("{'value': 'v', " + members + ", 'writable': true}").read());
  }

  @Test
  void aPairOfExpressionsThatDoNotFitEachOtherIsFound() {
    assertEquals(
        List.of("bindings.json /bindings/0: LevelControl.CurrentLevel 0 is sent as 0, then as 2"),
        findings(
            "'attribute': 'LevelControl.CurrentLevel', 'toMatter': '$ < 80 ? $ + 1 : 0',"
                + " 'toVendor': '$ * 2'"));
  }

  @Test
  void whatIsNotReadBackIsFound() {
    assertEquals(
        List.of(
            "bindings.json /bindings/0: LevelControl.CurrentLevel 0 is sent as -1, which is not read"
                + " back"),
        findings("'attribute': 'LevelControl.CurrentLevel', 'toMatter': '$', 'toVendor': '$ - 1'"));
  }

  @Test
  void aScaleThatFitsHasNoFinding() {
    assertEquals(
        List.of(),
        findings(
            "'attribute': 'LevelControl.CurrentLevel', 'scale': {'vendor': [0, 100], 'matter': [0,"
                + " 254]}"));
  }
}
