package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.matter.Attribute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Values of attributes: read from what others write, and held against type and range. */
public final class AttributeValue {
  private AttributeValue() {}

  /**
   * A value that may be written as text, or by the name that the data model gives it: {@code "3"},
   * {@code "Locked"}, {@code "true"}.
   */
  public static Converted read(Attribute attribute, Json given) {
    if (attribute.bool()) {
      return flag(given);
    }
    if (!attribute.numeric()) {
      return given instanceof Json.Null ? wrong("a value") : Converted.of(given);
    }
    if (given instanceof Json.Text(String name) && attribute.values().containsKey(name)) {
      return Converted.of(new Json.Num(Integer.toString(number(attribute, name))));
    }
    if (given instanceof Json.Arr(List<Json> names) && attribute.type().equals("bitmap")) {
      return bits(attribute, names);
    }
    BigDecimal number = Numbers.read(given);
    return number == null ? wrong(expected(attribute)) : checked(attribute, number);
  }

  /** A number, held against the range of the attribute. */
  static Converted checked(Attribute attribute, BigDecimal number) {
    if (attribute.fractional()) {
      return Converted.of(Numbers.json(number));
    }
    if (number.stripTrailingZeros().scale() > 0) {
      return wrong("a whole number");
    }
    Attribute.Range range = attribute.range();
    if (range != null
        && (number.compareTo(BigDecimal.valueOf(range.min())) < 0
            || number.compareTo(BigDecimal.valueOf(range.max())) > 0)) {
      return new Converted.Wrong(
          "range", attribute.path() + " goes from " + range.min() + " to " + range.max());
    }
    if (attribute.type().equals("enum")
        && !attribute.values().isEmpty()
        && attribute.values().values().stream()
            .noneMatch(value -> number.compareTo(BigDecimal.valueOf(value)) == 0)) {
      return new Converted.Wrong(
          "enum", attribute.path() + " has no such value, it must be " + expected(attribute));
    }
    return Converted.of(Numbers.json(number));
  }

  /** With the names, which an author has to spell as Matter does. */
  private static String expected(Attribute attribute) {
    return attribute.values().isEmpty()
        ? "a number"
        : "a number or one of " + String.join(", ", attribute.values().keySet());
  }

  private static Converted flag(Json given) {
    String text =
        switch (given) {
          case Json.Bool(boolean value) -> Boolean.toString(value);
          case Json.Text(String value) -> value.strip().toLowerCase(Locale.ROOT);
          case Json.Num(String literal) -> literal;
          default -> "";
        };
    return switch (text) {
      case "true", "on", "1" -> Converted.of(new Json.Bool(true));
      case "false", "off", "0" -> Converted.of(new Json.Bool(false));
      default -> wrong("true or false");
    };
  }

  private static Converted bits(Attribute attribute, List<Json> names) {
    int bits = 0;
    for (Json name : names) {
      if (!(name instanceof Json.Text(String text)) || !attribute.values().containsKey(text)) {
        return new Converted.Wrong("enum", attribute.path() + " has no such bit");
      }
      bits |= number(attribute, text);
    }
    return Converted.of(new Json.Num(Integer.toString(bits)));
  }

  private static int number(Attribute attribute, String name) {
    int value = attribute.values().getOrDefault(name, 0);
    return attribute.type().equals("bitmap") ? 1 << value : value;
  }

  private static Converted wrong(String expected) {
    return new Converted.Wrong("type", "must be " + expected);
  }
}
