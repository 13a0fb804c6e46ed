package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.conversion.Conversion;
import io.iotmi.relay.vendor.conversion.NumberConversion;
import io.iotmi.relay.vendor.conversion.NumberConversion.Point;
import io.iotmi.relay.vendor.conversion.NumberConversion.Unit;
import io.iotmi.relay.vendor.conversion.Numbers;
import io.iotmi.relay.vendor.conversion.Scale;
import io.iotmi.relay.vendor.conversion.Units;
import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.matter.Attribute;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the conversion of a binding of numbers. */
final class NumberReader {
  /** In place of what only the description of a device says. */
  static final String DESCRIBED = "described";

  /** The vendor's unit is that of the attribute. */
  private static final String SAME = "matter";

  private static final int MAX_DECIMALS = 12;

  private enum Rounding {
    NEAREST,
    DOWN,
    UP
  }

  private NumberReader() {}

  static Conversion read(Declared binding, Attribute attribute) {
    Scale scale = scale(binding, attribute);
    Unit unit = unit(binding, attribute, scale != null);
    Point point = point(binding);
    BigDecimal step = binding.number("step");
    if (step != null && step.signum() <= 0) {
      binding.fault("step", "must be above 0");
      step = null;
    }
    return new NumberConversion(
        attribute,
        point,
        unit,
        scale,
        switch (binding.oneOf("rounding", Rounding.class, Rounding.NEAREST)) {
          case NEAREST -> RoundingMode.HALF_UP;
          case DOWN -> RoundingMode.FLOOR;
          case UP -> RoundingMode.CEILING;
        },
        step,
        scale != null && binding.flag("clamp", false));
  }

  private static Point point(Declared binding) {
    boolean described = DESCRIBED.equals(binding.json().text("decimals"));
    Integer decimals = 0;
    if (described) {
      binding.text("decimals");
    } else {
      decimals = binding.whole("decimals", 0, MAX_DECIMALS);
    }
    BigDecimal factor = binding.number("factor");
    if (factor != null && factor.signum() == 0) {
      binding.fault("factor", "must not be 0");
      factor = null;
    }
    return new Point(
        decimals == null ? 0 : decimals, described, factor == null ? BigDecimal.ONE : factor);
  }

  private static Unit unit(Declared binding, Attribute attribute, boolean scaled) {
    Set<String> fitting = Units.of(attribute.unit());
    String given = scaled ? null : binding.text("unit");
    if (given == null) {
      if (!scaled && !fitting.isEmpty() && !binding.has("factor") && !binding.has("unit")) {
        binding.fault(
            "unit",
            attribute.path()
                + " counts in steps of "
                + attribute.unit()
                + ": say the vendor's unit, one of "
                + fitting
                + ", or described, or matter where it is the same");
      }
      return Unit.NONE;
    }
    if (given.equals(DESCRIBED)) {
      return new Unit(null, true);
    }
    if (given.equals(SAME)) {
      return Unit.NONE;
    }
    if (!fitting.contains(Units.canonical(given))) {
      binding.fault(
          "unit",
          fitting.isEmpty()
              ? attribute.path() + " has no unit"
              : attribute.path() + " goes with the units " + fitting);
    }
    return new Unit(given, false);
  }

  private static @Nullable Scale scale(Declared binding, Attribute attribute) {
    Declared scale = binding.object("scale");
    if (scale == null) {
      return null;
    }
    boolean described = DESCRIBED.equals(scale.json().text("vendor"));
    if (described) {
      scale.text("vendor");
    }
    Scale.Span vendor = described ? null : span(scale, "vendor");
    Scale.Span matter = span(scale, "matter");
    scale.end();
    if (matter == null || (vendor == null && !described)) {
      return null;
    }
    Attribute.Range range = attribute.range();
    Scale.Span all =
        range == null
            ? matter
            : new Scale.Span(BigDecimal.valueOf(range.min()), BigDecimal.valueOf(range.max()));
    if (!all.has(matter.from()) || !all.has(matter.to())) {
      scale.fault("matter", attribute.path() + " goes from " + all.from() + " to " + all.to());
    }
    return new Scale(vendor, matter);
  }

  private static Scale.@Nullable Span span(Declared scale, String member) {
    List<Json> ends = scale.items(member);
    BigDecimal from = ends.size() == 2 ? Numbers.read(ends.get(0)) : null;
    BigDecimal to = ends.size() == 2 ? Numbers.read(ends.get(1)) : null;
    if (from == null || to == null || from.compareTo(to) == 0) {
      scale.fault(member, "must be an array of two different numbers");
      return null;
    }
    return new Scale.Span(from, to);
  }
}
