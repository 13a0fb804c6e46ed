package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service knows once an event is delivered.
 *
 * @param states that the event told
 * @param order of them; null where order is not looked at
 * @param compared whether their values are to be compared with later ones
 */
record Effect(Map<AttributePath, Json> states, @Nullable StateOrder order, boolean compared) {
  /**
   * Bridged Device Basic Information and its attribute Reachable, as the data model numbers them.
   */
  private static final String REACHABLE_CLUSTER = "57";

  private static final String REACHABLE = "17";

  Effect {
    states = Map.copyOf(states);
  }

  /** What there is to remember of the states. */
  Map<AttributePath, Sent> sent() {
    Map<AttributePath, Sent> sent = new LinkedHashMap<>();
    if (order != null || compared) {
      states.forEach(
          (path, value) -> sent.put(path, new Sent(order, compared ? Sent.hash(value) : null)));
    }
    return sent;
  }

  boolean isReachable() {
    return states.entrySet().stream()
        .anyMatch(
            state ->
                state.getKey().cluster().equals(REACHABLE_CLUSTER)
                    && state.getKey().attribute().equals(REACHABLE)
                    && state.getValue().equals(new Json.Bool(true)));
  }
}
