package io.iotmi.relay.vendor.matter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a cluster.
 *
 * @param id in hexadecimal
 * @param type {@code boolean}, {@code integer}, {@code float}, {@code enum}, {@code bitmap}, {@code
 *     string} or another one of the data model; empty where it is not known
 * @param range null where no limits are known
 * @param unit of a whole number, such as {@code 0.01 °C}; null where it has none
 * @param values numbers by name, of an enum; bit numbers, of a bitmap
 */
public record Attribute(
    String cluster,
    String name,
    String id,
    String type,
    @Nullable Range range,
    @Nullable String unit,
    boolean writable,
    Map<String, Integer> values) {
  public Attribute {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Both ends belong to it. */
  public record Range(long min, long max) {}

  /** Name for people, such as {@code OnOff.OnOff}. */
  public String path() {
    return cluster + "." + name;
  }

  public boolean bool() {
    return type.equals("boolean");
  }

  public boolean fractional() {
    return type.equals("float");
  }

  /** Whether values are numbers, be it only those of an enum. */
  public boolean numeric() {
    return switch (type) {
      case "integer", "float", "enum", "bitmap" -> true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return path();
  }
}
