package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.matter.Attribute;
import java.util.List;

/**
 * The vendor's value is the attribute's, for booleans and texts.
 *
 * @param invert whether true stands for false
 */
public record PlainConversion(Attribute attribute, boolean invert) implements Conversion {
  @Override
  public Converted toMatter(Json vendor, Facts facts) {
    return inverted(AttributeValue.read(attribute, vendor));
  }

  @Override
  public Converted toVendor(List<Json> matter, Facts facts) {
    return inverted(new Converted.Values(matter));
  }

  private Converted inverted(Converted plain) {
    return invert
            && plain instanceof Converted.Values(List<Json> values)
            && values.getFirst() instanceof Json.Bool(boolean flag)
        ? Converted.of(new Json.Bool(!flag))
        : plain;
  }
}
