package io.iotmi.relay.vendor.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberConversionTest {
  private static final String LEVEL = "LevelControl.CurrentLevel";
  private static final String LIFT = "WindowCovering.CurrentPositionLiftPercent100ths";
  private static final String TEMPERATURE = "TemperatureMeasurement.MeasuredValue";
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

  @Test
  void celsiusComeBackOverTheWholeRangeOfTheAttribute() {
    Correspondence.of(TEMPERATURE, "'unit': 'C'").returnsEachOfTheAttribute(-27315, 32767);
  }

  @Test
  void fahrenheitComeBackInTheirUsualSteps() {
    Correspondence.of(TEMPERATURE, "'unit': 'F'").returnsEachOfTheVendor("-40", "212", "0.1");
  }

  @Test
  void kelvinsComeBackAsTemperature() {
    Correspondence.of(TEMPERATURE, "'unit': 'K'").returnsEachOfTheVendor("200", "400", "0.01");
  }

  @Test
  void miredsComeBackFromKelvins() {
    Correspondence.of("ColorControl.ColorTemperatureMireds", "'unit': 'K'")
        .returnsEachOfTheAttribute(50, 1000);
  }

  @Test
  void wattsComeBackToTheMilliwatt() {
    Correspondence.of("ElectricalPowerMeasurement.ActivePower", "'unit': 'W'")
        .returnsEachOfTheAttribute(-20_000, 20_000);
  }

  @Test
  void percentComeBackFromHalfPercent() {
    Correspondence.of("PowerSource.BatPercentRemaining", "'unit': '%'")
        .returnsEachOfTheAttribute(0, 200);
  }

  @Test
  void percentComeBackFromHundredths() {
    Correspondence.of("RelativeHumidityMeasurement.MeasuredValue", "'unit': '%'")
        .returnsEachOfTheAttribute(0, 10_000);
  }

  @Test
  void theLogarithmOfLuxComesBack() {
    Correspondence.of("IlluminanceMeasurement.MeasuredValue", "'unit': 'lux'")
        .returnsEachOfTheAttribute(0, 65_534);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TemperatureMeasurement.MeasuredValue   | C    | 21.5    | 2150
          TemperatureMeasurement.MeasuredValue   | °F   | 70      | 2111
          TemperatureMeasurement.MeasuredValue   | C    | '-0.005'| -1
          PressureMeasurement.MeasuredValue      | kPa  | 101.3   | 1013
          PressureMeasurement.MeasuredValue      | Pa   | 101325  | 1013
          ElectricalPowerMeasurement.Voltage     | V    | 230.1   | 230100
          ElectricalPowerMeasurement.ActivePower | kW   | 1.5     | 1500000
          FlowMeasurement.MeasuredValue          | l/min| 10      | 6
          IlluminanceMeasurement.MeasuredValue   | lux  | 0       | 0
          IlluminanceMeasurement.MeasuredValue   | lx   | 100     | 20001
          PowerSource.BatPercentRemaining        | ratio| 0.5     | 100
          ColorControl.ColorTemperatureMireds    | K    | 2700    | 370
          """)
  void aUnitOfTheVendorBecomesThatOfTheAttribute(
      String attribute, String unit, String vendor, String matter) {
    assertEquals(matter, Correspondence.of(attribute, "'unit': '" + unit + "'").toMatter(vendor));
  }

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

  @Test
  void aUnitInThePayloadCountsBeforeThatOfTheBinding() {
    assertEquals(
        "2111",
        Correspondence.of(TEMPERATURE, "'unit': 'C'").described("{'unit': 'F'}").toMatter("70"));
  }

  @Test
  void aUnitThatDoesNotFitTheAttributeIsWrong() {
    assertEquals(
        "unit: has a unit that is none of [C, F, K]",
        Correspondence.of(TEMPERATURE, "'unit': 'C'").described("{'unit': 'W'}").toMatter("70"));
  }

  @Test
  void aScaleOfTheDescriptionIsTakenFromThere() {
    Correspondence level =
        Correspondence.of(LEVEL, "'scale': {'vendor': 'described', 'matter': [0, 254]}");
    assertEquals("254", level.described("{'min': 25, 'max': 255}").toMatter("255"));
    level.described("{'min': 10, 'max': 1000}").returnsEachOfTheAttribute(0, 254);
  }

  @Test
  void decimalsOfTheDescriptionAreTakenFromThere() {
    Correspondence temperature =
        Correspondence.of(TEMPERATURE, "'unit': 'C', 'decimals': 'described'");
    assertEquals("2390", temperature.described("{'decimals': 2}").toMatter("2390"));
    temperature.described("{'decimals': 1}").returnsEachOfTheVendor("-400", "1250", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'scale': {'vendor': 'described', 'matter': [0, 254]} | needs min and max
          'decimals': 'described'                              | needs decimals
          """)
  void whatOnlyTheDescriptionSaysIsAskedFor(String members, String needs) {
    assertEquals(needs, Correspondence.of(LEVEL, members).toMatter("5"));
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

  @Test
  void aColourTemperatureOfNoKelvinsIsWrong() {
    assertEquals(
        "range: must be possible in its unit",
        Correspondence.of("ColorControl.ColorTemperatureMireds", "'unit': 'K'").toMatter("0"));
  }
}
