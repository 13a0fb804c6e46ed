package io.iotmi.relay.vendor.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedValuesTest {
  private static final Correspondence LOCK =
      Correspondence.of(
          "DoorLock.LockState",
          "'map': {'locked': 'Locked', 'unlocked': 'Unlocked', 'opened': 'Unlocked'}");

  @ParameterizedTest
  @CsvSource({"locked,1", "unlocked,2"})
  void aNamedValueComesBackBothWays(String vendor, String matter) {
    assertEquals(matter, LOCK.toMatter("'" + vendor + "'"));
    assertEquals("'" + vendor + "'", LOCK.toVendor(matter));
  }

  @Test
  void ofSeveralNamesTheFirstGoesToTheVendor() {
    assertEquals("2", LOCK.toMatter("'opened'"));
    assertEquals("'unlocked'", LOCK.toVendor("2"));
  }

  @Test
  void caseDoesNotMatter() {
    assertEquals("1", LOCK.toMatter("'LOCKED'"));
  }

  @Test
  void aValueOutsideOfTheMapIsWrong() {
    assertEquals("enum: must be one of the 3 values of the map", LOCK.toMatter("'jammed'"));
  }

  @Test
  void aValueThatTheVendorLacksIsWrong() {
    assertEquals("enum: must be a value that the vendor has", LOCK.toVendor("3"));
  }

  @Test
  void pairsKeepTheTypeOfTheVendorsValue() {
    Correspondence pairs = Correspondence.of("OnOff.OnOff", "'map': [[1, true], [0, false]]");
    assertEquals("true", pairs.toMatter("1"));
    assertEquals("0", pairs.toVendor("false"));
  }

  @Test
  void aBitOfABitmapHasAName() {
    assertEquals(
        "1",
        Correspondence.of("OccupancySensing.Occupancy", "'map': {'yes': ['Occupied'], 'no': []}")
            .toMatter("'yes'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "'on'", "'ON'", "1", "'true'", "'1'"})
  void aBooleanMayBeWrittenInManyWays(String vendor) {
    assertEquals("true", Correspondence.of("OnOff.OnOff", "").toMatter(vendor));
  }

  @Test
  void aBooleanThatIsInvertedComesBack() {
    Correspondence contact = Correspondence.of("BooleanState.StateValue", "'invert': true");
    assertEquals("false", contact.toMatter("true"));
    assertEquals("true", contact.toVendor("false"));
  }

  @Test
  void whatIsNeitherTrueNorFalseIsWrong() {
    assertEquals(
        "type: must be true or false", Correspondence.of("OnOff.OnOff", "").toMatter("'maybe'"));
  }

  @Test
  void aPairOfExpressionsIsTheWayOut() {
    Correspondence twice =
        Correspondence.of(
            "LevelControl.CurrentLevel", "'toMatter': 'raw * 2', 'toVendor': '$ / 2'");
    assertEquals("84", twice.toMatter("{'raw': 42}"));
    assertEquals("42", twice.toVendor("84"));
  }

  @Test
  void whatAnExpressionGivesIsHeldAgainstTheAttribute() {
    assertEquals(
        "range: LevelControl.CurrentLevel goes from 0 to 254",
        Correspondence.of("LevelControl.CurrentLevel", "'toMatter': '$ * 100'").toMatter("9"));
  }

  @Test
  void anExpressionThatFailsSaysWhere() {
    assertEquals(
        "expression: line 1, column 6: JSONata error T2001",
        Correspondence.of("LevelControl.CurrentLevel", "'toMatter': '$ * 2'").toMatter("'x'"));
  }

  @Test
  void aPairWithoutWayBackHasNone() {
    assertEquals(
        "expression: the binding has no way back",
        Correspondence.of("LevelControl.CurrentLevel", "'toMatter': '$'").toVendor("1"));
  }
}
