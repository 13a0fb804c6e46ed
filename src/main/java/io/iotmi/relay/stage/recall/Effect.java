package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service knows once an event is delivered.
 *
 * @param states that the event told
 * @param order of them; null where order is not looked at
 */
record Effect(Map<AttributePath, Json> states, @Nullable StateOrder order) {
  /**
   * Bridged Device Basic Information and its attribute Reachable, as the data model numbers them.
   */
  private static final String REACHABLE_CLUSTER = "57";

  private static final String REACHABLE = "17";

  Effect {
    states = Map.copyOf(states);
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
