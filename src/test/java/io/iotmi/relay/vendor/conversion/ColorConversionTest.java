package io.iotmi.relay.vendor.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColorConversionTest {
  private static final String HUE =
      "'attributes': ['ColorControl.CurrentHue', 'ColorControl.CurrentSaturation'";
  private static final String LEVEL = ", 'LevelControl.CurrentLevel']";
  private static final String XY =
      "'attributes': ['ColorControl.CurrentX', 'ColorControl.CurrentY'";

  private static final Correspondence TUYA =
      Correspondence.of(HUE + LEVEL + ", 'color': 'hsv', 'max': {'s': 1000, 'v': 1000}");

  private static String[] parts(String texts) {
    return texts.split(" ");
  }

  @Test
  void everyHueComesBackFromTheVendor() {
    for (int hue = 0; hue <= 254; hue++) {
      String[] matter = {Integer.toString(hue), "254", "254"};
      assertEquals(String.join(" ", matter), TUYA.toMatter(TUYA.toVendor(matter)));
    }
  }

  @Test
  void everySaturationAndLevelComesBackFromTheVendor() {
    for (int step = 0; step <= 254; step++) {
      String[] matter = {"17", Integer.toString(step), Integer.toString(254 - step)};
      assertEquals(String.join(" ", matter), TUYA.toMatter(TUYA.toVendor(matter)));
    }
  }

  @Test
  void redGreenAndBlueComeBackWithinThreeStepsOf255() {
    Correspondence rgb = Correspondence.of(HUE + LEVEL + ", 'color': 'rgb'");
    for (int red = 0; red <= 255; red += 15) {
      for (int green = 0; green <= 255; green += 15) {
        for (int blue = 0; blue <= 255; blue += 15) {
          String given = "{'r':%d,'g':%d,'b':%d}".formatted(red, green, blue);
          assertNear(given, rgb.toVendor(parts(rgb.toMatter(given))), 3);
        }
      }
    }
  }

  @Test
  void chromaticityComesBackOverItsWholeRange() {
    Correspondence xy = Correspondence.of(XY + "], 'color': 'xy'");
    for (int x = 0; x <= 65_279; x += 37) {
      String[] matter = {Integer.toString(x), Integer.toString(65_279 - x)};
      assertEquals(String.join(" ", matter), xy.toMatter(xy.toVendor(matter)));
    }
  }

  @Test
  void brightColoursComeBackFromTheirChromaticity() {
    Correspondence rgb = Correspondence.of(XY + "], 'color': 'rgb'");
    for (int green = 0; green <= 255; green += 5) {
      for (int blue = 0; blue <= 255; blue += 5) {
        String given = "{'r':255,'g':%d,'b':%d}".formatted(green, blue);
        assertNear(given, rgb.toVendor(parts(rgb.toMatter(given))), 3);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          '#ff0000' | 0 254 254
          '00FF00'  | 85 254 254
          '#0000ff' | 169 254 254
          '#808080' | 0 0 127
          '#000000' | 0 0 0
          """)
  void aTextOfSixHexadecimalDigitsIsAColour(String vendor, String matter) {
    Correspondence hex = Correspondence.of(HUE + LEVEL + ", 'color': 'hex'");
    assertEquals(matter, hex.toMatter(vendor));
  }

  @Test
  void aColourWithoutLevelIsAsBrightAsItCanBe() {
    assertEquals(
        "{'h':0,'s':100,'v':100}",
        Correspondence.of(HUE + "], 'color': 'hsv'").toVendor("0", "254"));
  }

  @Test
  void aBrightnessThatTheVendorLeavesOutIsFull() {
    assertEquals(
        "127 254 254",
        Correspondence.of(HUE + LEVEL + ", 'color': 'hsv'").toMatter("{'h': 180, 's': 100}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'h': 361, 's': 1, 'v': 1}
          {'h': 1}
          'red'
          {'h': -1, 's': 1, 'v': 1}
          """)
  void whatIsNoColourOfThatFormIsWrong(String vendor) {
    assertEquals("type: must be a colour in the form of the binding", TUYA.toMatter(vendor));
  }

  private static void assertNear(String expected, String found, int within) {
    int[] one = numbers(expected);
    int[] other = numbers(found);
    for (int i = 0; i < one.length; i++) {
      assertTrue(Math.abs(one[i] - other[i]) <= within, expected + " comes back as " + found);
    }
  }

  private static int[] numbers(String text) {
    return Pattern.compile("\\d+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
