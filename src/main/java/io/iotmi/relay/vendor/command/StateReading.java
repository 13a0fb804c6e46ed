package io.iotmi.relay.vendor.command;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.binding.Binding;
import io.iotmi.relay.vendor.binding.Bindings;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The values behind attributes that are to be read. The guide shows no such command, so that each
 * shape that could mean one is understood: a list, an object keyed by attribute, {@code *},
 * nothing.
 */
final class StateReading {
  private final Bindings bindings;
  private final String component;
  private final Cluster cluster;
  private final Set<String> known;

  StateReading(Bindings bindings, String component, Cluster cluster, Set<String> known) {
    this.bindings = bindings;
    this.component = component;
    this.cluster = cluster;
    this.known = known;
  }

  VendorOrder order(Json fields) {
    List<String> named = named(fields);
    SequencedSet<String> values = new LinkedHashSet<>();
    if (named.isEmpty() || named.contains("*")) {
      cluster.attributes().forEach(attribute -> add(attribute, values));
    }
    for (String name : named) {
      Attribute attribute = cluster.attribute(name);
      if (!name.equals("*") && (attribute == null || !add(attribute, values))) {
        return new VendorOrder.Refused(
            "attribute", "the device does not report such an attribute of " + cluster.name());
      }
    }
    return values.isEmpty()
        ? new VendorOrder.Refused("attribute", "the device reports nothing of " + cluster.name())
        : new VendorOrder.Read(component, List.copyOf(values));
  }

  private boolean add(Attribute attribute, SequencedSet<String> values) {
    return bindings
        .state(attribute, known)
        .map(Binding.State::value)
        .map(
            value -> {
              values.add(value);
              return true;
            })
        .orElse(false);
  }

  private static List<String> named(Json fields) {
    return switch (fields) {
      case Json.Obj(Map<String, Json> members) ->
          members.size() == 1 && members.values().iterator().next() instanceof Json.Arr list
              ? named(list)
              : List.copyOf(members.keySet());
      case Json.Arr(List<Json> items) -> {
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.addAll(named(item)));
        yield names;
      }
      case Json.Text(String name) -> List.of(name);
      case Json.Num(String id) -> List.of(id);
      case Json.Bool _, Json.Null _ -> List.of();
    };
  }
}
