package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Named values. Several of the vendor's may stand for one of the attribute; towards the vendor the
 * first of them is taken.
 */
public final class MapConversion implements Conversion {
  private final Map<String, Json> toMatter = new HashMap<>();
  private final Map<String, Json> toVendor = new HashMap<>();
  private final String expected;

  /**
   * A value of each side.
   *
   * @param vendor a scalar
   * @param matter of the attribute's type and range
   */
  public record Pair(Json vendor, Json matter) {}

  public MapConversion(List<Pair> pairs) {
    for (Pair pair : pairs) {
      toMatter.putIfAbsent(key(pair.vendor), pair.matter);
      toVendor.putIfAbsent(JsonWriter.canonical(pair.matter), pair.vendor);
    }
    expected = "must be one of the " + toMatter.size() + " values of the map";
  }

  /** How a scalar is compared: without regard to case, and {@code 1} like {@code "1"}. */
  public static String key(Json scalar) {
    return scalar instanceof Json.Text(String text)
        ? text.strip().toLowerCase(Locale.ROOT)
        : JsonWriter.canonical(scalar);
  }

  @Override
  public Converted toMatter(Json vendor, Facts facts) {
    Json matter = toMatter.get(key(vendor));
    return matter == null ? new Converted.Wrong("enum", expected) : Converted.of(matter);
  }

  @Override
  public Converted toVendor(List<Json> matter, Facts facts) {
    Json vendor = toVendor.get(JsonWriter.canonical(matter.getFirst()));
    return vendor == null
        ? new Converted.Wrong("enum", "must be a value that the vendor has")
        : Converted.of(vendor);
  }
}
