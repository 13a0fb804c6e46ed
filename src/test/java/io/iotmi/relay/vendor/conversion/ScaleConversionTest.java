package io.iotmi.relay.vendor.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scale of the vendor becomes that of the attribute and comes back. */
final class ScaleConversionTest {
  private static final String LEVEL = "LevelControl.CurrentLevel";
  private static final String LIFT = "WindowCovering.CurrentPositionLiftPercent100ths";
  private static final String PERCENT_TO_LEVEL =
      "'scale': {'vendor': [0, 100], 'matter': [0, 254]}";

  @Test
  void aScaleOfFewerStepsComesBackFromTheAttribute() {
    Correspondence.of(LEVEL, PERCENT_TO_LEVEL).returnsEachOfTheVendor("0", "100", "1");
  }

  @Test
  void aScaleOfMoreStepsComesBackFromTheVendor() {
    Correspondence.of(LEVEL, "'scale': {'vendor': [10, 1000], 'matter': [0, 254]}")
        .returnsEachOfTheAttribute(0, 254);
  }

  @Test
  void aScaleThatRunsDownwardsInverts() {
    Correspondence shade =
        Correspondence.of(LIFT, "'scale': {'vendor': [0, 100], 'matter': [10000, 0]}");
    shade.returnsEachOfTheVendor("0", "100", "1");
    assertEquals("10000", shade.toMatter("0"));
  }

  @Test
  void aHalfIsRoundedAwayFromZero() {
    assertEquals("127", Correspondence.of(LEVEL, PERCENT_TO_LEVEL).toMatter("50"));
    assertEquals("3", Correspondence.of(LEVEL, PERCENT_TO_LEVEL).toMatter("1"));
  }

  @ParameterizedTest
  @CsvSource({"down,2", "up,3", "nearest,3"})
  void aFolderMayRoundOtherwise(String rounding, String level) {
    Correspondence scale =
        Correspondence.of(LEVEL, PERCENT_TO_LEVEL + ", 'rounding': '" + rounding + "'");
    assertEquals(level, scale.toMatter("1"));
  }

  @Test
  void aValueBeyondTheScaleIsWrong() {
    assertEquals(
        "range: must be within the scale of the vendor",
        Correspondence.of(LEVEL, PERCENT_TO_LEVEL).toMatter("101"));
  }

  @Test
  void aValueBeyondAScaleThatClampsCountsAsItsEnd() {
    assertEquals(
        "254", Correspondence.of(LEVEL, PERCENT_TO_LEVEL + ", 'clamp': true").toMatter("101"));
  }
}
