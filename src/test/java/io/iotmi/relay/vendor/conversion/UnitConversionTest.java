package io.iotmi.relay.vendor.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A unit of the vendor becomes that of the attribute and comes back. */
final class UnitConversionTest {
  private static final String TEMPERATURE = "TemperatureMeasurement.MeasuredValue";

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
  void aColourTemperatureOfNoKelvinsIsWrong() {
    assertEquals(
        "range: must be possible in its unit",
        Correspondence.of("ColorControl.ColorTemperatureMireds", "'unit': 'K'").toMatter("0"));
  }
}
