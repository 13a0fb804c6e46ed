package io.iotmi.relay.vendor.identity;

import java.util.Optional;

/**
 * A device's name in the characters that the API takes, {@code [\p{L}\p{N} ._-]+} up to 256. Others
 * become a space. See https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_Device.html
 */
public final class DeviceName {
  private static final int MAX_LENGTH = 256;

  private DeviceName() {}

  /** The name, or nothing where no character of it is left. */
  public static Optional<String> of(String given) {
    StringBuilder out = new StringBuilder();
    int length = 0;
    boolean gap = false;
    for (int c : given.codePoints().toArray()) {
      boolean kept = Character.isLetter(c) || number(c) || c == '.' || c == '_' || c == '-';
      if (!kept) {
        gap = length > 0;
        continue;
      }
      int needed = gap ? 2 : 1;
      if (length + needed > MAX_LENGTH) {
        break;
      }
      if (gap) {
        out.append(' ');
      }
      out.appendCodePoint(c);
      length += needed;
      gap = false;
    }
    return length == 0 ? Optional.empty() : Optional.of(out.toString());
  }

  /** The general category N, of which the JDK's digits are a third. */
  private static boolean number(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }
}
