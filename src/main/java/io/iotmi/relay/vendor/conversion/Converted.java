package io.iotmi.relay.vendor.conversion;

import io.iotmi.relay.model.Json;
import java.util.List;

/** What a conversion came to. */
public sealed interface Converted {

  /**
   * A value of the other side for each attribute, or the one of the vendor.
   *
   * @param values as many as the conversion has attributes; one towards the vendor
   */
  record Values(List<Json> values) implements Converted {
    public Values {
      values = List.copyOf(values);
    }
  }

  /**
   * No value of the other side.
   *
   * @param rule {@code type}, {@code range}, {@code enum} or {@code expression}
   * @param reason what was expected, without the value
   */
  record Wrong(String rule, String reason) implements Converted {}

  /** The conversion needs what only the device's description says, and that is not known. */
  record Undescribed(String fact) implements Converted {}

  static Converted of(Json value) {
    return new Values(List.of(value));
  }
}
