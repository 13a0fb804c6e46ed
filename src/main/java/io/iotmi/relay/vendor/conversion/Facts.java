package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the description of a device says of one of its values; null where it says nothing.
 *
 * @param min smallest raw value
 * @param max largest raw value
 * @param decimals how many of a raw value's digits stand behind the point: 2390 with 2 is 23.90
 * @param unit as the vendor writes it
 */
public record Facts(
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable Integer decimals,
    @Nullable String unit) {
  public static final Facts NONE = new Facts(null, null, null, null);

  private static final int MAX_DECIMALS = 12;

  /** Reads facts leniently: what is not of the right type is not known. */
  public static Facts read(Json.Obj json) {
    return new Facts(
        Numbers.read(json.given("min")),
        Numbers.read(json.given("max")),
        decimals(json),
        json.text("unit"));
  }

  private static @Nullable Integer decimals(Json.Obj json) {
    BigDecimal given = Numbers.read(json.given("decimals"));
    return given != null
            && given.signum() >= 0
            && given.compareTo(BigDecimal.valueOf(MAX_DECIMALS)) <= 0
        ? Integer.valueOf(given.intValue())
        : null;
  }

  /** These, and where they say nothing, those. */
  public Facts or(Facts those) {
    return new Facts(
        min != null ? min : those.min,
        max != null ? max : those.max,
        decimals != null ? decimals : those.decimals,
        unit != null ? unit : those.unit);
  }

  public Facts withUnit(String given) {
    return new Facts(min, max, decimals, given);
  }
}
