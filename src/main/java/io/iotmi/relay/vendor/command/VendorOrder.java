package io.iotmi.relay.vendor.command;

import io.iotmi.relay.model.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command is to a vendor. */
public sealed interface VendorOrder {

  /**
   * Values to set.
   *
   * @param values by the vendor's names
   * @param absolute whether to send it twice is the same as to send it once
   */
  record Put(String component, Map<String, Json> values, boolean absolute) implements VendorOrder {
    public Put {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * Values to read.
   *
   * @param values the vendor's names
   */
  record Read(String component, List<String> values) implements VendorOrder {
    public Read {
      values = List.copyOf(values);
    }
  }

  /**
   * Nothing that the vendor could do.
   *
   * @param rule {@code endpoint}, {@code cluster}, {@code command}, {@code attribute}, {@code
   *     required}, or that of a conversion
   * @param reason may be shown to a customer: it holds names of Matter and no values
   */
  record Refused(String rule, String reason) implements VendorOrder {}
}
