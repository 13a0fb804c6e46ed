package io.iotmi.relay.vendor.command;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.binding.Binding;
import io.iotmi.relay.vendor.binding.Bindings;
import io.iotmi.relay.vendor.conversion.AttributeValue;
import io.iotmi.relay.vendor.conversion.Converted;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** New values of attributes as values for the vendor: all of them, or none. */
final class StateUpdate {
  private final Bindings bindings;
  private final String component;
  private final Set<String> known;
  private final Function<String, Facts> facts;

  StateUpdate(
      Bindings bindings, String component, Set<String> known, Function<String, Facts> facts) {
    this.bindings = bindings;
    this.component = component;
    this.known = known;
    this.facts = facts;
  }

  /**
   * The order for {@code UpdateState}.
   *
   * @param fields values by the id or name of the attribute
   */
  VendorOrder order(Cluster cluster, Json fields) {
    if (!(fields instanceof Json.Obj(Map<String, Json> members)) || members.isEmpty()) {
      return new VendorOrder.Refused("required", "UpdateState needs attributes");
    }
    Map<Attribute, Json> values = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : members.entrySet()) {
      Attribute attribute = cluster.attribute(member.getKey());
      if (attribute == null) {
        return new VendorOrder.Refused(
            "attribute", "the cluster " + cluster.name() + " has no such attribute");
      }
      values.put(attribute, member.getValue());
    }
    return order(values);
  }

  VendorOrder order(Map<Attribute, Json> given) {
    Map<String, Json> values = new LinkedHashMap<>();
    for (Attribute attribute : given.keySet()) {
      Binding.State state = bindings.writable(attribute, known).orElse(null);
      if (state == null) {
        return new VendorOrder.Refused("attribute", "the device does not take " + attribute.path());
      }
      switch (converted(state, given)) {
        case Converted.Values(List<Json> one) -> values.put(state.value(), one.getFirst());
        case Converted.Wrong(String rule, String reason) -> {
          String path = attribute.path();
          return new VendorOrder.Refused(
              rule, reason.startsWith(path) ? reason : path + " " + reason);
        }
        case Converted.Undescribed(String fact) -> {
          return new VendorOrder.Refused(
              "description", attribute.path() + " needs " + fact + " of the device's description");
        }
      }
    }
    return new VendorOrder.Put(component, values, true);
  }

  /** A value for the vendor may take several attributes, which then come together. */
  private Converted converted(Binding.State state, Map<Attribute, Json> given) {
    List<Json> matter = new ArrayList<>();
    for (Attribute attribute : state.attributes()) {
      Json value = given.get(attribute);
      if (value == null && attribute.name().equals("CurrentLevel")) {
        // A colour without brightness is as bright as it can be.
        value = new Json.Num("254");
      }
      if (value == null) {
        return new Converted.Wrong("required", "needs " + attribute.path() + " beside it");
      }
      switch (AttributeValue.read(attribute, value)) {
        case Converted.Values(List<Json> one) -> matter.addAll(one);
        case Converted other -> {
          return other;
        }
      }
    }
    return state.conversion().toVendor(matter, facts.apply(state.value()));
  }
}
