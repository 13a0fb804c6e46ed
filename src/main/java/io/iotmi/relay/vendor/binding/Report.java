package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.matter.Attribute;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the values of one component come to.
 *
 * @param attributes with their new values
 * @param occurrences in their order
 * @param faults of single values; the others stand
 * @param undescribed values that only the description of the device explains
 * @param ignored values that no binding names
 */
public record Report(
    Map<Attribute, Json> attributes,
    List<Binding.Occurrence> occurrences,
    List<ValueFault> faults,
    List<Undescribed> undescribed,
    List<String> ignored) {
  public Report {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    occurrences = List.copyOf(occurrences);
    faults = List.copyOf(faults);
    undescribed = List.copyOf(undescribed);
    ignored = List.copyOf(ignored);
  }

  /**
   * Why a value comes to nothing.
   *
   * @param value its name, which may come from the payload
   * @param position of the value among its siblings, for logs
   * @param reason what was expected, with the binding that expected it
   */
  public record ValueFault(String value, int position, String rule, String reason) {}

  /**
   * A value that comes to nothing until its device is described.
   *
   * @param attributes that it will come to
   */
  public record Undescribed(ValueFault fault, List<Attribute> attributes) {
    public Undescribed {
      attributes = List.copyOf(attributes);
    }
  }
}
