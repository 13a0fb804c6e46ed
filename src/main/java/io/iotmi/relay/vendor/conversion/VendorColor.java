package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A colour as a vendor writes it, each part as a share of its maximum.
 *
 * @param max the largest value of each part, by its name
 */
record VendorColor(ColorForm form, Map<String, Double> max) {
  private static final Pattern HEX = Pattern.compile("#?[0-9a-fA-F]{6}");
  private static final double BYTE = 255;

  VendorColor {
    max = Map.copyOf(max);
  }

  /** Names of the parts. */
  static List<String> parts(ColorForm form) {
    return switch (form) {
      case HSV -> List.of("h", "s", "v");
      case RGB, HEX -> List.of("r", "g", "b");
      case XY -> List.of("x", "y");
    };
  }

  /** The largest value of a part where the folder does not say. */
  static double usual(ColorForm form, String part) {
    return switch (form) {
      case HSV -> part.equals("h") ? Hsv.CIRCLE : 100;
      case RGB, HEX -> BYTE;
      case XY -> 1;
    };
  }

  /** The parts, or null where the value does not hold them within their maximum. */
  double @Nullable [] read(Json value) {
    if (form == ColorForm.HEX) {
      return value instanceof Json.Text(String text) && HEX.matcher(text).matches()
          ? bytes(text.substring(text.length() - 6))
          : null;
    }
    if (!(value instanceof Json.Obj object)) {
      return null;
    }
    List<String> names = parts(form);
    double[] shares = new double[names.size()];
    for (int i = 0; i < shares.length; i++) {
      BigDecimal part = Numbers.read(object.given(names.get(i)));
      double most = most(names.get(i));
      boolean optional = names.get(i).equals("v");
      if (part == null ? !optional : part.signum() < 0 || part.doubleValue() > most) {
        return null;
      }
      shares[i] = part == null ? 1 : part.doubleValue() / most;
    }
    return shares;
  }

  Json write(double... shares) {
    if (form == ColorForm.HEX) {
      byte[] bytes = new byte[shares.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Math.round(shares[i] * BYTE);
      }
      return new Json.Text("#" + HexFormat.of().formatHex(bytes));
    }
    List<String> names = parts(form);
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < shares.length; i++) {
      double value = shares[i] * most(names.get(i));
      members.put(
          names.get(i),
          Numbers.json(
              form == ColorForm.XY
                  ? Numbers.rounded(BigDecimal.valueOf(value), null)
                  : BigDecimal.valueOf(Math.round(value))));
    }
    return new Json.Obj(members);
  }

  private double most(String part) {
    return max.getOrDefault(part, usual(form, part));
  }

  private static double[] bytes(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    double[] shares = new double[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      shares[i] = Byte.toUnsignedInt(bytes[i]) / BYTE;
    }
    return shares;
  }
}
