package io.iotmi.relay.vendor.command;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterId;
import io.iotmi.relay.vendor.binding.Binding;
import io.iotmi.relay.vendor.binding.Bindings;
import io.iotmi.relay.vendor.component.ComponentTable;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.vendor.jsonata.Evaluated;
import io.iotmi.relay.vendor.jsonata.Expression;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Cluster;
import io.iotmi.relay.vendor.matter.Command;
import io.iotmi.relay.vendor.matter.StandardCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Translates commands for one vendor. Pure and thread-safe. */
public final class CommandTranslator {
  private static final String UPDATE_STATE = MatterId.canonical("0xff01");
  private static final String READ_STATE = MatterId.canonical("0xff02");

  private final Bindings bindings;
  private final ComponentTable components;
  private final Bounds bounds;

  public CommandTranslator(Bindings bindings, ComponentTable components, Bounds bounds) {
    this.bindings = bindings;
    this.components = components;
    this.bounds = bounds;
  }

  /**
   * Translates a command.
   *
   * @param known names of the values that the component has; empty where they are not known
   * @param facts what the description of the device says of a value
   */
  public VendorOrder order(
      MatterCommand command, Set<String> known, Function<String, Facts> facts) {
    String component = component(command.endpoint());
    if (component == null) {
      return new VendorOrder.Refused(
          "endpoint", "the device has no endpoint " + command.endpoint());
    }
    Optional<Cluster> cluster = bindings.clusterById(command.cluster());
    if (cluster.isEmpty()) {
      return new VendorOrder.Refused("cluster", "the device has no cluster " + command.cluster());
    }
    String id = MatterId.canonical(command.command());
    if (id.equals(READ_STATE)) {
      return new StateReading(bindings, component, cluster.get(), known).order(command.fields());
    }
    StateUpdate update = new StateUpdate(bindings, component, known, facts);
    return id.equals(UPDATE_STATE)
        ? update.order(cluster.get(), command.fields())
        : clusterCommand(component, cluster.get(), command, known, update);
  }

  private @Nullable String component(String endpoint) {
    try {
      return components.component(Integer.parseInt(endpoint));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private VendorOrder clusterCommand(
      String component,
      Cluster cluster,
      MatterCommand given,
      Set<String> known,
      StateUpdate update) {
    Command command = cluster.command(given.command());
    if (command == null) {
      return new VendorOrder.Refused(
          "command", "the cluster " + cluster.name() + " has no command " + given.command());
    }
    Json.Obj fields = byName(command, given.fields());
    for (Binding binding : bindings.all()) {
      if (binding instanceof Binding.Instruction instruction
          && instruction.command().equals(command)
          && (known.isEmpty() || known.contains(instruction.value()))) {
        return instructed(component, instruction, fields);
      }
    }
    for (StandardCommand standard : bindings.standard()) {
      if (standard.command().equals(command)) {
        return standard(standard, fields, update);
      }
    }
    return new VendorOrder.Refused("command", "the device does not take " + command.path());
  }

  private VendorOrder instructed(
      String component, Binding.Instruction instruction, Json.Obj fields) {
    Json value = instruction.send();
    Expression toVendor = instruction.toVendor();
    if (toVendor != null) {
      value = toVendor.evaluate(fields, bounds) instanceof Evaluated.Got(Json found) ? found : null;
    }
    return value == null
        ? new VendorOrder.Refused(
            "expression", instruction.command().path() + " lacks what the vendor needs")
        : new VendorOrder.Put(
            component, Map.of(instruction.value(), value), instruction.absolute());
  }

  private static VendorOrder standard(
      StandardCommand standard, Json.Obj fields, StateUpdate update) {
    Map<Attribute, Json> values = new LinkedHashMap<>();
    for (Map.Entry<Attribute, Json> set : standard.sets().entrySet()) {
      Json value =
          set.getValue() instanceof Json.Text(String field)
              ? fields.given(field.substring(1))
              : set.getValue();
      if (value == null) {
        return new VendorOrder.Refused("required", standard.command().path() + " needs its fields");
      }
      values.put(set.getKey(), value);
    }
    return update.order(values);
  }

  /** Fields by name, whichever way they came; those that the command does not have are left out. */
  private static Json.Obj byName(Command command, Json given) {
    Map<String, Json> named = new LinkedHashMap<>();
    if (given instanceof Json.Obj(Map<String, Json> members)) {
      Map<String, String> names = new LinkedHashMap<>();
      command.fields().forEach((name, id) -> names.put(MatterId.canonical(id), name));
      members.forEach(
          (key, value) -> {
            String name =
                command.fields().containsKey(key) ? key : names.get(MatterId.canonical(key));
            if (name != null) {
              named.put(name, value);
            }
          });
    }
    return new Json.Obj(named);
  }
}
