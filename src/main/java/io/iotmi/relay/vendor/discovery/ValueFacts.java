package io.iotmi.relay.vendor.discovery;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.function.Function;

/** What a payload itself says of its values, before what an earlier description said. */
public final class ValueFacts {
  private ValueFacts() {}

  /**
   * Facts by the name of a value.
   *
   * @param earlier of the same component, for what the payload leaves open
   */
  public static Function<String, Facts> of(Reading.ValueSet set, Function<String, Facts> earlier) {
    return value -> {
      Json.Obj given = set.facts().get(value);
      Facts facts = (given == null ? Facts.NONE : Facts.read(given)).or(earlier.apply(value));
      String unit = set.units().get(value);
      return unit == null ? facts : facts.withUnit(unit);
    };
  }
}
