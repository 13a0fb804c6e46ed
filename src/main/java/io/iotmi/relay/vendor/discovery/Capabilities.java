package io.iotmi.relay.vendor.discovery;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.binding.Binding;
import io.iotmi.relay.vendor.binding.Bindings;
import io.iotmi.relay.vendor.conversion.Converted;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Command;
import io.iotmi.relay.vendor.matter.Event;
import io.iotmi.relay.vendor.matter.StandardCommand;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/**
 * What a component reports and accepts, by the names of its values.
 *
 * @param commands that become a value for the vendor
 */
public record Capabilities(
    SequencedSet<Attribute> attributes,
    SequencedSet<Command> commands,
    SequencedSet<Event> events) {

  /**
   * Those of a component.
   *
   * @param values the vendor's names of the values that it has
   * @param facts what the description says of a value
   */
  public static Capabilities of(
      Bindings bindings, Set<String> values, Function<String, Facts> facts) {
    SequencedSet<Attribute> attributes = new LinkedHashSet<>();
    SequencedSet<Command> commands = new LinkedHashSet<>();
    SequencedSet<Event> events = new LinkedHashSet<>();
    for (String value : values) {
      for (Binding binding : bindings.of(value)) {
        switch (binding) {
          case Binding.State state -> attributes.addAll(state.attributes());
          case Binding.Happening happening ->
              happening.occurrences().values().stream()
                  .flatMap(List::stream)
                  .forEach(occurrence -> events.add(occurrence.event()));
          case Binding.Instruction instruction -> commands.add(instruction.command());
        }
      }
    }
    for (StandardCommand standard : bindings.standard()) {
      if (standard.sets().entrySet().stream().allMatch(set -> can(bindings, values, facts, set))) {
        commands.add(standard.command());
      }
    }
    return new Capabilities(attributes, commands, events);
  }

  /** Whether the vendor takes what a command sets. */
  private static boolean can(
      Bindings bindings,
      Set<String> values,
      Function<String, Facts> facts,
      Map.Entry<Attribute, Json> set) {
    return !values.isEmpty()
        && bindings
            .writable(set.getKey(), values)
            .filter(
                state ->
                    state.attributes().size() > 1
                        || set.getValue() instanceof Json.Text
                        || state
                                .conversion()
                                .toVendor(List.of(set.getValue()), facts.apply(state.value()))
                            instanceof Converted.Values)
            .isPresent();
  }
}
