package io.iotmi.relay.vendor.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decimals, factor, step and range of a number. */
final class NumberConversionTest {
  private static final String LEVEL = "LevelControl.CurrentLevel";
  private static final String TEMPERATURE = "TemperatureMeasurement.MeasuredValue";

  @Test
  void decimalsPutThePointWhereItBelongs() {
    Correspondence tenths = Correspondence.of(TEMPERATURE, "'unit': 'C', 'decimals': 1");
    assertEquals("2390", tenths.toMatter("239"));
    tenths.returnsEachOfTheVendor("-2000", "2000", "1");
  }

  @Test
  void aFactorComesBeforeTheUnit() {
    Correspondence tenths =
        Correspondence.of("ElectricalPowerMeasurement.ActivePower", "'unit': 'W', 'factor': 0.1");
    assertEquals("1500", tenths.toMatter("15"));
    assertEquals("15", tenths.toVendor("1500"));
  }

  @Test
  void theStepOfTheVendorIsKeptOnTheWayBack() {
    assertEquals(
        "21.5", Correspondence.of(TEMPERATURE, "'unit': 'C', 'step': 0.5").toVendor("2160"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'high'            | type: must be a number
          true              | type: must be a number
          '12'              | 12
          1e999999999       | type: must be a number
          255               | range: LevelControl.CurrentLevel goes from 0 to 254
          -1                | range: LevelControl.CurrentLevel goes from 0 to 254
          """)
  void onlyANumberWithinTheAttributesRangeIsOne(String vendor, String matter) {
    assertEquals(matter, Correspondence.of(LEVEL, "").toMatter(vendor));
  }
}
