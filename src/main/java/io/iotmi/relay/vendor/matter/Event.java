package io.iotmi.relay.vendor.matter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event of a cluster.
 *
 * @param id in hexadecimal
 * @param fields by name
 */
public record Event(String cluster, String name, String id, Map<String, Field> fields) {
  public Event {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * A field of an event.
   *
   * @param values numbers by name, of an enum
   */
  public record Field(String id, Map<String, Integer> values) {
    public Field {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  public String path() {
    return cluster + "." + name;
  }
}
