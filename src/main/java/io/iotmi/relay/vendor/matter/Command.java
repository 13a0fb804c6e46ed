package io.iotmi.relay.vendor.matter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command of a cluster.
 *
 * @param id in hexadecimal
 * @param fields ids by name
 */
public record Command(String cluster, String name, String id, Map<String, String> fields) {
  public Command {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public String path() {
    return cluster + "." + name;
  }
}
