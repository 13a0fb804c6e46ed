package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of both sides, which some write as texts. */
public final class Numbers {
  /** Enough for every unit and small beside the rounding of any attribute. */
  static final MathContext PRECISION = MathContext.DECIMAL64;

  private static final Pattern FORM =
      Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?");

  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]{1,16})");
  private static final int VENDOR_DECIMALS = 6;

  private Numbers() {}

  /** The number that a value is, or that its text is; null for anything else. */
  public static @Nullable BigDecimal read(@Nullable Json json) {
    String text =
        switch (json) {
          case Json.Num(String literal) -> literal;
          case Json.Text(String value) -> value.strip();
          case null, default -> "";
        };
    if (FORM.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(text);
    return hexadecimal.matches() ? new BigDecimal(new BigInteger(hexadecimal.group(1), 16)) : null;
  }

  public static Json.Num json(BigDecimal value) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return new Json.Num(plain.toPlainString());
  }

  /** Rounded to a multiple of the step, halves away from zero; or to what a vendor may care for. */
  static BigDecimal rounded(BigDecimal value, @Nullable BigDecimal step) {
    return step == null
        ? value.setScale(VENDOR_DECIMALS, RoundingMode.HALF_UP)
        : value.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
  }
}
