package io.iotmi.relay.stage.recall;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * To which users devices were tied when this runtime last looked, by the ids of their records: who
 * asks for a device can ask for its users at the same time. Thread-safe.
 */
final class Ties {
  private static final int MAX_DEVICES = 10_000;

  private final Map<String, Set<String>> users =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
          return size() > MAX_DEVICES;
        }
      };

  synchronized Set<String> of(String device) {
    return users.getOrDefault(device, Set.of());
  }

  synchronized void put(String device, Set<String> all) {
    users.put(device, all);
  }
}
