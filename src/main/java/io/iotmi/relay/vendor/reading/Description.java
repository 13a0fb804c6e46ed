package io.iotmi.relay.vendor.reading;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.component.ComponentTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** What there is to know of its values, by {@link #factOf}. */
  public Map<String, Json.Obj> facts() {
    Map<String, Json.Obj> facts = new LinkedHashMap<>();
    for (Part part : parts) {
      part.set()
          .facts()
          .forEach((value, fact) -> facts.put(factOf(part.set().component(), value), fact));
    }
    return facts;
  }

  /** The name of a value among those of the whole device. */
  public static String factOf(String component, String value) {
    return component.equals(ComponentTable.MAIN) ? value : component + "/" + value;
  }

  /** The component in such a name. */
  public static String componentOf(String fact) {
    int slash = fact.indexOf('/');
    return slash < 0 ? ComponentTable.MAIN : fact.substring(0, slash);
  }

  /** The name of the value within its component. */
  public static String valueOf(String fact) {
    return fact.substring(fact.indexOf('/') + 1);
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
