package io.iotmi.relay.vendor.reading;

import io.iotmi.relay.model.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of devices says of one of them.
 *
 * @param device the vendor's id
 * @param reachable null where the list does not say
 * @param metadata for the customer, null for none
 */
public record Description(
    String device,
    @Nullable String name,
    @Nullable Boolean reachable,
    Json.@Nullable Obj metadata,
    List<Part> parts) {
  public Description {
    parts = List.copyOf(parts);
  }

  /**
   * A component.
   *
   * @param types Matter's names of its device types; empty for those that follow from its values
   * @param set its values, null where a value is not known now
   */
  public record Part(List<String> types, Reading.ValueSet set) {
    public Part {
      types = List.copyOf(types);
    }
  }
}
