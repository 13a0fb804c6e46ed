package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterId;
import io.iotmi.relay.vendor.conversion.Facts;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Cluster;
import io.iotmi.relay.vendor.matter.StandardCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All bindings of a folder, in the order of its files. Immutable. */
public final class Bindings {
  private final List<Binding> all;
  private final List<StandardCommand> standard;
  private final Map<String, Cluster> clusters;
  private final Map<String, List<Binding>> byValue;

  /**
   * @param standard commands of Matter that set attributes of the clusters
   * @param clusters that the bindings name, by name
   */
  Bindings(List<Binding> all, List<StandardCommand> standard, Map<String, Cluster> clusters) {
    this.all = List.copyOf(all);
    this.standard = List.copyOf(standard);
    this.clusters = Map.copyOf(clusters);
    this.byValue =
        all.stream()
            .collect(
                Collectors.groupingBy(Binding::value, LinkedHashMap::new, Collectors.toList()));
  }

  public List<Binding> all() {
    return all;
  }

  public List<StandardCommand> standard() {
    return standard;
  }

  /** A cluster that a binding names. */
  public Cluster cluster(String name) {
    Cluster cluster = clusters.get(name);
    if (cluster == null) {
      throw new IllegalArgumentException("no binding names " + name);
    }
    return cluster;
  }

  /** A cluster that a binding names, by its id in any spelling. */
  public Optional<Cluster> clusterById(String id) {
    String canonical = MatterId.canonical(id);
    return clusters.values().stream()
        .filter(cluster -> MatterId.canonical(cluster.id()).equals(canonical))
        .findFirst();
  }

  public List<Binding> of(String value) {
    return byValue.getOrDefault(value, List.of());
  }

  /**
   * What values of one component come to.
   *
   * @param facts what the description of the device says of a value
   */
  public Report report(Map<String, Json> values, Function<String, Facts> facts) {
    return new Reporting(this, facts).report(values);
  }

  /**
   * The state binding of an attribute that the vendor takes in commands.
   *
   * @param known the values that the device has; empty where they are not known
   */
  public Optional<Binding.State> writable(Attribute attribute, Set<String> known) {
    return states(attribute, known).filter(Binding.State::writable).findFirst();
  }

  /** The state binding of an attribute, whether the vendor takes it or not. */
  public Optional<Binding.State> state(Attribute attribute, Set<String> known) {
    return states(attribute, known).findFirst();
  }

  private Stream<Binding.State> states(Attribute attribute, Set<String> known) {
    return all.stream()
        .filter(binding -> known.isEmpty() || known.contains(binding.value()))
        .filter(Binding.State.class::isInstance)
        .map(Binding.State.class::cast)
        .filter(state -> state.attributes().contains(attribute));
  }
}
