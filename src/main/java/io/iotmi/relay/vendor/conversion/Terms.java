package io.iotmi.relay.vendor.conversion;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a conversion of numbers goes by for one device. */
sealed interface Terms {

  /** Something is missing, or does not fit. */
  record Unknown(Converted why) implements Terms {}

  /**
   * All of it.
   *
   * @param vendor the vendor's range in its own unit, where there is a scale
   * @param step of a raw value
   */
  record Known(
      int decimals, Scale.@Nullable Span vendor, @Nullable UnitPair unit, @Nullable BigDecimal step)
      implements Terms {}

  static Terms of(NumberConversion rule, Facts facts) {
    Integer decimals =
        rule.point().described() ? facts.decimals() : Integer.valueOf(rule.point().decimals());
    if (decimals == null) {
      return undescribed("decimals");
    }
    if (rule.scale() != null) {
      return scaled(rule, rule.scale(), decimals, facts);
    }
    String unit = facts.unit() != null ? facts.unit() : rule.unit().preset();
    if (unit == null) {
      return rule.unit().described()
          ? undescribed("unit")
          : new Known(decimals, null, null, step(rule, decimals, null));
    }
    UnitPair pair = Units.pair(unit, rule.attribute().unit());
    if (pair == null) {
      return rule.unit().equals(NumberConversion.Unit.NONE)
          ? new Known(decimals, null, null, step(rule, decimals, null))
          : new Unknown(
              new Converted.Wrong(
                  "unit", "has a unit that is none of " + Units.of(rule.attribute().unit())));
    }
    return new Known(decimals, null, pair, step(rule, decimals, unit));
  }

  private static Terms scaled(NumberConversion rule, Scale scale, int decimals, Facts facts) {
    Scale.Span vendor = scale.vendor();
    if (vendor == null) {
      BigDecimal min = facts.min();
      BigDecimal max = facts.max();
      if (min == null || max == null) {
        return undescribed("min and max");
      }
      if (min.compareTo(max) == 0) {
        return new Unknown(new Converted.Wrong("range", "has a description without a range"));
      }
      vendor =
          new Scale.Span(
              min.scaleByPowerOfTen(-decimals).multiply(rule.point().factor()),
              max.scaleByPowerOfTen(-decimals).multiply(rule.point().factor()));
    }
    BigDecimal step = rule.step() != null ? rule.step() : BigDecimal.ONE;
    return new Known(decimals, vendor, null, step);
  }

  private static @Nullable BigDecimal step(
      NumberConversion rule, int decimals, @Nullable String unit) {
    if (rule.step() != null) {
      return rule.step();
    }
    if (decimals > 0) {
      return BigDecimal.ONE;
    }
    return unit == null ? null : Units.step(unit, rule.attribute().unit());
  }

  private static Terms undescribed(String fact) {
    return new Unknown(new Converted.Undescribed(fact));
  }
}
