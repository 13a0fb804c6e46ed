package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Evaluated;
import io.iotmi.relay.vendor.jsonata.Expression;
import io.iotmi.relay.vendor.matter.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair of expressions, for what no other conversion can say. With several attributes the first
 * gives an array of their values and the second takes one.
 *
 * @param toVendor null where nothing goes back
 */
public record ScriptConversion(
    List<Attribute> attributes, Expression toMatter, @Nullable Expression toVendor, Bounds bounds)
    implements Conversion {
  public ScriptConversion {
    attributes = List.copyOf(attributes);
  }

  @Override
  public Converted toMatter(Json vendor, Facts facts) {
    return switch (toMatter.evaluate(vendor, bounds)) {
      case Evaluated.Failed failed -> failed(failed);
      case Evaluated.Got(@Nullable Json found) -> checked(found);
    };
  }

  private Converted checked(@Nullable Json found) {
    List<Json> values =
        attributes.size() == 1
            ? List.of(found == null ? Json.Null.NULL : found)
            : found instanceof Json.Arr(List<Json> items) ? items : List.of();
    if (values.size() != attributes.size()) {
      return new Converted.Wrong(
          "expression", "the expression must give " + attributes.size() + " values in an array");
    }
    List<Json> clean = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      switch (AttributeValue.read(attributes.get(i), values.get(i))) {
        case Converted.Values(List<Json> one) -> clean.addAll(one);
        case Converted other -> {
          return other;
        }
      }
    }
    return new Converted.Values(clean);
  }

  @Override
  public Converted toVendor(List<Json> matter, Facts facts) {
    if (toVendor == null) {
      return new Converted.Wrong("expression", "the binding has no way back");
    }
    Json input = attributes.size() == 1 ? matter.getFirst() : new Json.Arr(matter);
    return switch (toVendor.evaluate(input, bounds)) {
      case Evaluated.Failed failed -> failed(failed);
      case Evaluated.Got(@Nullable Json found) ->
          found == null
              ? new Converted.Wrong("expression", "the expression gives nothing")
              : Converted.of(found);
    };
  }

  private static Converted failed(Evaluated.Failed failed) {
    return new Converted.Wrong("expression", failed.place() + ": " + failed.reason());
  }
}
