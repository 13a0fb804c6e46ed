package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connectors that an event may speak for. A sender of events is not by that the owner of every
 * connector of the account.
 *
 * @param configured for events that name none
 * @param others what an event may name instead
 */
record Connectors(String configured, Set<String> others) {
  Connectors {
    others = Set.copyOf(others);
    if (!isId(configured) || !others.stream().allMatch(Connectors::isId)) {
      throw new IllegalArgumentException("not a connector id");
    }
  }

  /** The connector of an event, or null with a violation where it may not be used. */
  @Nullable String choose(@Nullable Json given, Pointer at, Violations violations) {
    if (given == null) {
      return configured;
    }
    if (!(given instanceof Json.Text(String id)) || !isId(id)) {
      return null;
    }
    if (!id.equals(configured) && !others.contains(id)) {
      violations.add(
          at, "enum", "must be the connector of this relay or one of ALLOWED_CONNECTOR_IDS");
      return null;
    }
    return id;
  }

  private static boolean isId(String text) {
    return ApiShapes.CONNECTOR_ID.accepts(new Json.Text(text));
  }
}
