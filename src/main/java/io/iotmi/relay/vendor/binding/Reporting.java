package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.binding.Report.ValueFault;
import io.iotmi.relay.vendor.conversion.Converted;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.matter.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Goes through the values of one component and collects what they come to. */
final class Reporting {
  private final Bindings bindings;
  private final Function<String, Facts> facts;
  private final Map<Attribute, Json> attributes = new LinkedHashMap<>();
  private final List<Binding.Occurrence> occurrences = new ArrayList<>();
  private final List<ValueFault> faults = new ArrayList<>();
  private final List<Report.Undescribed> undescribed = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  Reporting(Bindings bindings, Function<String, Facts> facts) {
    this.bindings = bindings;
    this.facts = facts;
  }

  Report report(Map<String, Json> values) {
    int position = 0;
    for (Map.Entry<String, Json> value : values.entrySet()) {
      List<Binding> found = bindings.of(value.getKey());
      if (found.isEmpty()) {
        ignored.add(value.getKey());
      }
      for (Binding binding : found) {
        add(binding, value.getKey(), position, value.getValue());
      }
      position++;
    }
    return new Report(attributes, occurrences, faults, undescribed, ignored);
  }

  private void add(Binding binding, String name, int position, Json value) {
    switch (binding) {
      case Binding.State state when state.isAbsent(value) -> {}
      case Binding.State state -> {
        switch (state.conversion().toMatter(value, facts.apply(name))) {
          case Converted.Values(List<Json> converted) -> {
            for (int i = 0; i < converted.size(); i++) {
              attributes.put(state.attributes().get(i), converted.get(i));
            }
          }
          case Converted.Wrong(String rule, String reason) ->
              faults.add(fault(binding, name, position, rule, reason));
          case Converted.Undescribed(String fact) ->
              undescribed.add(
                  new Report.Undescribed(
                      fault(
                          binding,
                          name,
                          position,
                          "description",
                          "needs "
                              + fact
                              + " of the description of its device, which is not known"),
                      state.attributes()));
        }
      }
      case Binding.Happening happening -> {
        if (!(value instanceof Json.Null)) {
          List<Binding.Occurrence> found = happening.of(value);
          if (found == null) {
            faults.add(
                fault(binding, name, position, "enum", "must be one of the values of the binding"));
          } else {
            occurrences.addAll(found);
          }
        }
      }
      case Binding.Instruction instruction -> {}
    }
  }

  private static ValueFault fault(
      Binding binding, String name, int position, String rule, String reason) {
    return new ValueFault(name, position, rule, reason + " (" + binding.where() + ")");
  }
}
