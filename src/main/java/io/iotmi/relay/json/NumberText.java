package io.iotmi.relay.json;

import java.math.BigInteger;

/**
 * The same text for the same number, however it was written: {@code 21.5}, {@code 21.50} and {@code
 * 2.15e1} are one number. Works on the digits alone, since {@code 1e999999999} is a short text and
 * a number of a gigabyte.
 */
final class NumberText {
  /** Numbers up to this many digits before or after the point are written without an exponent. */
  private static final int PLAIN = 21;

  private NumberText() {}

  /**
   * @param literal a number by JSON's grammar
   */
  static String canonical(String literal) {
    int start = literal.startsWith("-") ? 1 : 0;
    int mark = Math.max(literal.indexOf('e'), literal.indexOf('E'));
    String mantissa = literal.substring(start, mark < 0 ? literal.length() : mark);
    int point = mantissa.indexOf('.');
    String all =
        point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
    int first = 0;
    while (first < all.length() && all.charAt(first) == '0') {
      first++;
    }
    if (first == all.length()) {
      return "0";
    }
    int end = all.length();
    while (all.charAt(end - 1) == '0') {
      end--;
    }
    String digits = all.substring(first, end);
    int shift = (all.length() - end) - (point < 0 ? 0 : mantissa.length() - point - 1);
    BigInteger exponent = BigInteger.valueOf(shift);
    if (mark >= 0) {
      exponent = exponent.add(new BigInteger(literal.substring(mark + 1)));
    }
    return (start == 1 ? "-" : "") + written(digits, exponent);
  }

  /** The digits times ten to the power of the exponent. */
  private static String written(String digits, BigInteger exponent) {
    if (exponent.bitLength() > Integer.SIZE - 2) {
      return digits + "e" + exponent;
    }
    int power = exponent.intValue();
    if (power >= 0 && power <= PLAIN - digits.length()) {
      return digits + "0".repeat(power);
    }
    if (power < 0 && power >= -PLAIN) {
      String padded = "0".repeat(Math.max(0, 1 - power - digits.length())) + digits;
      int point = padded.length() + power;
      return padded.substring(0, point) + "." + padded.substring(point);
    }
    return digits + "e" + power;
  }
}
