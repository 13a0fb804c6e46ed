package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.matter.Attribute;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers: the raw value with its decimal point put right, then a unit or a scale, then rounded to
 * what the attribute can hold.
 *
 * @param point where the decimal point of a raw value stands
 * @param unit the vendor's, null where it has none or the description says it
 * @param scale null where there is none
 * @param rounding of the attribute's whole number
 * @param step of the vendor's value, null for the usual one
 * @param clamp whether a value beyond the scale counts as its end
 */
public record NumberConversion(
    Attribute attribute,
    Point point,
    Unit unit,
    @Nullable Scale scale,
    RoundingMode rounding,
    @Nullable BigDecimal step,
    boolean clamp)
    implements Conversion {
  private static final int FRACTION = 6;

  /**
   * What makes a raw value one of the vendor's unit.
   *
   * @param described whether the number of decimals is a fact of the description
   */
  public record Point(int decimals, boolean described, BigDecimal factor) {
    public static final Point NONE = new Point(0, false, BigDecimal.ONE);
  }

  /**
   * The vendor's unit.
   *
   * @param preset where the payload names none; null for none
   * @param described whether it is a fact of the description
   */
  public record Unit(@Nullable String preset, boolean described) {
    public static final Unit NONE = new Unit(null, false);
  }

  @Override
  public Converted toMatter(Json vendor, Facts facts) {
    BigDecimal raw = Numbers.read(vendor);
    if (raw == null) {
      return new Converted.Wrong("type", "must be a number");
    }
    return switch (Terms.of(this, facts)) {
      case Terms.Unknown(Converted why) -> why;
      case Terms.Known terms -> toMatter(raw, terms);
    };
  }

  private Converted toMatter(BigDecimal raw, Terms.Known terms) {
    BigDecimal value = raw.scaleByPowerOfTen(-terms.decimals()).multiply(point.factor());
    Scale.Span from = terms.vendor();
    if (scale != null && from != null) {
      if (!clamp && !from.has(value)) {
        return new Converted.Wrong("range", "must be within the scale of the vendor");
      }
      value = scale.matter().at(from.nearest(value), from);
    } else if (terms.unit() != null) {
      if (!terms.unit().has(value)) {
        return new Converted.Wrong("range", "must be possible in its unit");
      }
      value = terms.unit().toMatter(value);
    }
    return AttributeValue.checked(
        attribute, value.setScale(attribute.fractional() ? FRACTION : 0, rounding));
  }

  @Override
  public Converted toVendor(List<Json> matter, Facts facts) {
    BigDecimal value = Numbers.read(matter.getFirst());
    if (value == null) {
      return new Converted.Wrong("type", "must be a number");
    }
    return switch (Terms.of(this, facts)) {
      case Terms.Unknown(Converted why) -> why;
      case Terms.Known terms -> toVendor(value, terms);
    };
  }

  private Converted toVendor(BigDecimal matter, Terms.Known terms) {
    BigDecimal value = matter;
    Scale.Span to = terms.vendor();
    if (scale != null && to != null) {
      if (!scale.matter().has(matter) && !clamp) {
        return new Converted.Wrong("range", "must be within the scale of the binding");
      }
      value = to.at(scale.matter().nearest(matter), scale.matter());
    } else if (terms.unit() != null) {
      value = terms.unit().toVendor(matter);
    }
    BigDecimal raw =
        value.divide(point.factor(), Numbers.PRECISION).scaleByPowerOfTen(terms.decimals());
    return Converted.of(Numbers.json(Numbers.rounded(raw, terms.step())));
  }
}
