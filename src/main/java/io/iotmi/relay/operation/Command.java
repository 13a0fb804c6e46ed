package io.iotmi.relay.operation;

import io.iotmi.relay.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a cluster is told to do. The two of AWS are valid for every cluster. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/send-command-op.html
 */
public sealed interface Command {
  /** The id as it came: the answer names the command by it. */
  String id();

  /**
   * {@code 0xff01} UpdateState.
   *
   * @param attributes new values by attribute id; a value may be a string where the attribute is a
   *     number or an enumeration, as in every example of the guide
   */
  record UpdateState(String id, SequencedMap<String, Json> attributes) implements Command {
    public UpdateState {
      attributes = new LinkedHashMap<>(attributes);
    }

    @Override
    public String toString() {
      return "UpdateState of " + attributes.keySet();
    }
  }

  /**
   * {@code 0xff02} ReadState.
   *
   * @param attributes ids or names of the attributes to read; empty means all of the cluster
   */
  record ReadState(String id, List<String> attributes) implements Command {
    public ReadState {
      attributes = List.copyOf(attributes);
    }
  }

  /**
   * A command of the cluster itself.
   *
   * @param fields by field id or name
   */
  record ClusterCommand(String id, Map<String, Json> fields) implements Command {
    public ClusterCommand {
      fields = new LinkedHashMap<>(fields);
    }

    @Override
    public String toString() {
      return "command " + id + " with " + fields.keySet();
    }
  }
}
