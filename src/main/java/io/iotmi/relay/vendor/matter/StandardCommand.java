package io.iotmi.relay.vendor.matter;

import io.iotmi.relay.model.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command that sets attributes to what it names or carries, which makes its repetition harmless.
 *
 * @param sets a value for each attribute; the text {@code $Level} stands for the field {@code
 *     Level}
 */
public record StandardCommand(Command command, Map<Attribute, Json> sets) {
  public StandardCommand {
    sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
  }
}
