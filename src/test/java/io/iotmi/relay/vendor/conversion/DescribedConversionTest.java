package io.iotmi.relay.vendor.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a conversion needs may be in the description of the device. */
final class DescribedConversionTest {
  private static final String LEVEL = "LevelControl.CurrentLevel";
  private static final String TEMPERATURE = "TemperatureMeasurement.MeasuredValue";

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
}
