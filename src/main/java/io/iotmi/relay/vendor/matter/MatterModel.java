package io.iotmi.relay.vendor.matter;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data model of Matter 1.4.1. A cluster is read when it is asked for, since a vendor needs few
 * of them. Used while a folder is read, by one thread.
 */
public final class MatterModel {
  private static final String CLUSTERS = "/matter/clusters.jsonl";
  private static final String COMMANDS = "/matter/commands.json";

  private final Map<String, String> lines = new HashMap<>();
  private final Map<String, Cluster> read = new HashMap<>();
  private final Json.Obj commands = MatterJson.object(MatterJson.json(resource(COMMANDS)));

  private MatterModel() {}

  public static MatterModel load() {
    MatterModel model = new MatterModel();
    resource(CLUSTERS).lines().forEach(model::add);
    return model;
  }

  /** Each line begins with name and id, so that it is found without being read as JSON. */
  private void add(String line) {
    String[] parts = line.split("\"", 9);
    lines.put(parts[3], line);
    lines.put(MatterId.canonical(parts[7]), line);
  }

  /** The cluster of a name or an id, or null where Matter has none. */
  public @Nullable Cluster cluster(String nameOrId) {
    String line = lines.getOrDefault(nameOrId, lines.get(MatterId.canonical(nameOrId)));
    return line == null ? null : read.computeIfAbsent(line, MatterJson::cluster);
  }

  private static <T> T there(String name, @Nullable T found) {
    if (found == null) {
      throw new IllegalStateException("no " + name + " in " + CLUSTERS);
    }
    return found;
  }

  /** What commands of a cluster set, as far as they set an attribute to what they name or carry. */
  public List<StandardCommand> standardCommands(Cluster cluster) {
    List<StandardCommand> all = new ArrayList<>();
    commands
        .members()
        .forEach(
            (path, sets) -> {
              if (path.startsWith(cluster.name() + ".")) {
                Command command =
                    there(path, cluster.command(path.substring(path.indexOf('.') + 1)));
                Map<Attribute, Json> values = new LinkedHashMap<>();
                MatterJson.object(sets)
                    .members()
                    .forEach(
                        (name, value) -> values.put(there(name, cluster.attribute(name)), value));
                all.add(new StandardCommand(command, values));
              }
            });
    return List.copyOf(all);
  }

  private static String resource(String name) {
    try (InputStream in = MatterModel.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
