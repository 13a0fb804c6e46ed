package io.iotmi.relay.vendor.matter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A command of a cluster.
 *
 * @param id in hexadecimal
 * @param fields ids by name
 */
public record Command(String cluster, String name, String id, Map<String, String> fields) {
  /**
   * Beside those with {@code Step} in their names, commands that move on from where a device is.
   */
  private static final Set<String> RELATIVE =
      Set.of(
          "Toggle",
          "SetpointRaiseLower",
          "AddMoreTime",
          "Next",
          "Previous",
          "SkipForward",
          "SkipBackward",
          "SkipChannel");

  public Command {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Whether to send it twice is more than to send it once, whatever a vendor makes of it. */
  public boolean isRelative() {
    return name.contains("Step") || RELATIVE.contains(name);
  }

  public String path() {
    return cluster + "." + name;
  }
}
