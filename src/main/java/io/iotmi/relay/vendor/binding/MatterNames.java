package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Cluster;
import io.iotmi.relay.vendor.matter.Command;
import io.iotmi.relay.vendor.matter.Event;
import io.iotmi.relay.vendor.matter.MatterModel;
import io.iotmi.relay.vendor.matter.StandardCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a folder names as {@code Cluster.Name}, each part a name or an id. */
final class MatterNames {
  private final MatterModel model;
  private final Map<String, Cluster> used = new LinkedHashMap<>();

  MatterNames(MatterModel model) {
    this.model = model;
  }

  /** The clusters that were named, by name. */
  Map<String, Cluster> used() {
    return used;
  }

  /** Whether a command of Matter sets the attribute. */
  boolean commanded(Attribute attribute) {
    Cluster cluster = used.get(attribute.cluster());
    return cluster != null
        && model.standardCommands(cluster).stream()
            .anyMatch(command -> command.sets().containsKey(attribute));
  }

  List<StandardCommand> standardCommands() {
    return used.values().stream()
        .flatMap(cluster -> model.standardCommands(cluster).stream())
        .toList();
  }

  @Nullable Attribute attribute(Declared in, String member, String path) {
    Cluster cluster = cluster(in, member, path);
    Attribute found = cluster == null ? null : cluster.attribute(name(path));
    return told(in, member, cluster, found, "attribute");
  }

  @Nullable Event event(Declared in, String member, String path) {
    Cluster cluster = cluster(in, member, path);
    Event found = cluster == null ? null : cluster.event(name(path));
    return told(in, member, cluster, found, "event");
  }

  @Nullable Command command(Declared in, String member, String path) {
    Cluster cluster = cluster(in, member, path);
    Command found = cluster == null ? null : cluster.command(name(path));
    return told(in, member, cluster, found, "command");
  }

  private @Nullable Cluster cluster(Declared in, String member, String path) {
    int dot = path.indexOf('.');
    if (dot <= 0) {
      in.fault(member, "must be Cluster.Name, such as OnOff.OnOff or 0x0006.0x0000");
      return null;
    }
    Cluster cluster = model.cluster(path.substring(0, dot));
    if (cluster == null) {
      in.fault(member, "Matter has no cluster " + path.substring(0, dot));
    } else {
      used.put(cluster.name(), cluster);
    }
    return cluster;
  }

  private static String name(String path) {
    return path.substring(path.indexOf('.') + 1);
  }

  private static <T> @Nullable T told(
      Declared in, String member, @Nullable Cluster cluster, @Nullable T found, String kind) {
    if (cluster != null && found == null) {
      in.fault(member, "the cluster " + cluster.name() + " has no such " + kind);
    }
    return found;
  }
}
