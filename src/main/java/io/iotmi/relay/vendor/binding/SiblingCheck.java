package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.conversion.Conversion;
import io.iotmi.relay.vendor.conversion.Converted;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.conversion.NumberConversion;
import io.iotmi.relay.vendor.conversion.Numbers;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.matter.Attribute;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a value that has another scale than its siblings, those of the same cluster and unit: ten
 * or a hundred times as much, or degrees Fahrenheit beside Celsius. A vendor that does so is rare,
 * a slip of the author is not.
 */
final class SiblingCheck {
  /** Two values that most units can have; they lie apart far more than rounding moves them. */
  private static final List<Json> PROBES = List.of(new Json.Num("20"), new Json.Num("30"));

  /** Rounding moves the distance of the probes by one at most. */
  private static final BigDecimal NEAR = BigDecimal.valueOf(2);

  private final Map<String, Sibling> first = new HashMap<>();

  private record Sibling(BigDecimal slope, String where) {}

  void add(Declared json, Binding.State state) {
    Attribute attribute = state.attributes().getFirst();
    BigDecimal slope = slope(state.conversion());
    if (slope == null || attribute.unit() == null) {
      return;
    }
    Sibling own = new Sibling(slope, state.where());
    Sibling other = first.putIfAbsent(attribute.cluster() + " " + attribute.unit(), own);
    if (other != null && other.slope.subtract(slope).abs().compareTo(NEAR) > 0) {
      json.fault(
          "has another scale than its sibling "
              + other.where
              + "; say unlikeSiblings where it is meant to");
    }
  }

  private static @Nullable BigDecimal slope(Conversion conversion) {
    if (!(conversion instanceof NumberConversion number) || number.scale() != null) {
      return null;
    }
    BigDecimal low = value(number, PROBES.getFirst());
    BigDecimal high = value(number, PROBES.getLast());
    return low == null || high == null ? null : high.subtract(low);
  }

  private static @Nullable BigDecimal value(NumberConversion conversion, Json probe) {
    return conversion.toMatter(probe, Facts.NONE) instanceof Converted.Values(List<Json> values)
        ? Numbers.read(values.getFirst())
        : null;
  }
}
