package io.iotmi.relay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one text of a number, however a sender wrote it. */
final class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0,0",
    "0.000,0",
    "-0e999999999,0",
    "200,200",
    "2e2,200",
    "20.0E+1,200",
    "-21.50,-21.5",
    "2.15e1,21.5",
    "0.0100,0.01",
    "1E-2,0.01",
    "1e400,1e400",
    "10e399,1e400",
    "0.1e401,1e400",
    "1e-400,1e-400",
    "12345678901234567890123,12345678901234567890123e0",
    "1e999999999,1e999999999",
    "10e-999999999999999999999,1e-999999999999999999998",
    "1e00000000000000000000001,10"
  })
  void aNumberHasOneText(String literal, String text) {
    assertEquals(text, NumberText.canonical(literal));
  }

  @Test
  void twoNumbersShareATextIfAndOnlyIfTheyAreEqual() {
    Random random = new Random(20261126);
    for (int i = 0; i < 20_000; i++) {
      String one = literal(random);
      String other = literal(random);
      String text = NumberText.canonical(one);
      assertEquals(0, new BigDecimal(one).compareTo(new BigDecimal(text)), one);
      assertEquals(
          new BigDecimal(one).compareTo(new BigDecimal(other)) == 0,
          text.equals(NumberText.canonical(other)),
          () -> one + " and " + other);
    }
  }

  @Test
  void aHugeExponentStaysAShortText() {
    String exponent = "9".repeat(900);
    assertTrue(NumberText.canonical("1e" + exponent).length() < 1_000);
    assertTrue(NumberText.canonical("1.5e-" + exponent).length() < 1_000);
  }

  private static String literal(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    text.append(random.nextInt(3) * 10);
    if (random.nextBoolean()) {
      text.append('.').append("0".repeat(random.nextInt(25))).append(random.nextInt(3) * 100);
    }
    if (random.nextBoolean()) {
      text.append(random.nextBoolean() ? "e" : "E+").append(random.nextInt(30));
    } else if (random.nextBoolean()) {
      text.append("e-").append(random.nextInt(30));
    }
    return text.toString();
  }
}
