package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.vendor.conversion.UnitPair.Affine;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The units that vendors use, by the unit of the attribute they belong to. */
public final class Units {
  private static final Map<String, String> OTHER_SPELLINGS =
      Map.ofEntries(
          Map.entry("°c", "C"),
          Map.entry("℃", "C"),
          Map.entry("celsius", "C"),
          Map.entry("°f", "F"),
          Map.entry("℉", "F"),
          Map.entry("fahrenheit", "F"),
          Map.entry("kelvin", "K"),
          Map.entry("percent", "%"),
          Map.entry("watt", "W"),
          Map.entry("volt", "V"),
          Map.entry("ampere", "A"),
          Map.entry("m³/h", "m3/h"),
          Map.entry("lx", "lux"));

  private static final Map<String, Map<String, UnitPair>> BY_ATTRIBUTE_UNIT =
      Map.of(
          "0.01 °C",
              Map.of(
                  "C", Affine.times("100"),
                  "F", Affine.of("-32", "500", "9"),
                  "K", Affine.of("-273.15", "100", "1")),
          "%", Map.of("%", Affine.times("1"), "ratio", Affine.times("100")),
          "0.5 %", Map.of("%", Affine.times("2"), "ratio", Affine.times("200")),
          "0.01 %", Map.of("%", Affine.times("100"), "ratio", Affine.times("10000")),
          "mW",
              Map.of(
                  "mW",
                  Affine.times("1"),
                  "W",
                  Affine.times("1000"),
                  "kW",
                  Affine.times("1000000")),
          "mV", Map.of("mV", Affine.times("1"), "V", Affine.times("1000")),
          "mA", Map.of("mA", Affine.times("1"), "A", Affine.times("1000")),
          "mWh",
              Map.of(
                  "mWh", Affine.times("1"),
                  "Wh", Affine.times("1000"),
                  "kWh", Affine.times("1000000")),
          "s",
              Map.of(
                  "ms", Affine.of("0", "1", "1000"),
                  "s", Affine.times("1"),
                  "min", Affine.times("60"),
                  "h", Affine.times("3600")),
          "hPa",
              Map.of(
                  "Pa", Affine.of("0", "1", "100"),
                  "hPa", Affine.times("1"),
                  "mbar", Affine.times("1"),
                  "kPa", Affine.times("10"),
                  "mmHg", Affine.times("1.33322387415"),
                  "inHg", Affine.times("33.86388640341")));

  private static final Map<String, Map<String, UnitPair>> MORE =
      Map.of(
          "0.1 m³/h",
              Map.of(
                  "m3/h", Affine.times("10"),
                  "l/min", Affine.of("0", "6", "10"),
                  "l/h", Affine.of("0", "1", "100")),
          "log lux", Map.of("lux", new UnitPair.Logarithm()),
          "mired", Map.of("mired", Affine.times("1"), "K", new UnitPair.Reciprocal()));

  private Units() {}

  /** The unit by the one name that it has here; another text stays as it is. */
  public static String canonical(String unit) {
    String stripped = unit.strip();
    return OTHER_SPELLINGS.getOrDefault(stripped.toLowerCase(Locale.ROOT), stripped);
  }

  /** The units of vendors that go with the unit of an attribute. */
  public static Set<String> of(@Nullable String attributeUnit) {
    return new TreeSet<>(pairs(attributeUnit).keySet());
  }

  static @Nullable UnitPair pair(String vendorUnit, @Nullable String attributeUnit) {
    return pairs(attributeUnit).get(canonical(vendorUnit));
  }

  /** To what a vendor's value is rounded where the folder does not say. */
  static @Nullable BigDecimal step(String vendorUnit, @Nullable String attributeUnit) {
    return switch (canonical(vendorUnit)) {
      case "F" -> new BigDecimal("0.1");
      case "K" -> "mired".equals(attributeUnit) ? BigDecimal.ONE : null;
      default -> null;
    };
  }

  private static Map<String, UnitPair> pairs(@Nullable String attributeUnit) {
    String unit = attributeUnit == null ? "" : attributeUnit;
    return BY_ATTRIBUTE_UNIT.getOrDefault(unit, MORE.getOrDefault(unit, Map.of()));
  }
}
