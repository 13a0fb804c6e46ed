package io.iotmi.relay.vendor.component;

import io.iotmi.relay.vendor.folder.Declared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoint stands for which component of a device. Fixed by the folder, not by the order in
 * which components turn up: a device whose endpoint numbers change has to be discovered again.
 *
 * @param named endpoint by the component's name
 * @param counted names that end in a number, such as {@code switch_2}
 */
public record ComponentTable(Map<String, Integer> named, List<Counted> counted) {
  /** The component of readings that name none. */
  public static final String MAIN = "main";

  /** What a Matter node can have. The endpoint 0 stands for the node itself. */
  public static final int MAX_ENDPOINT = 65_534;

  private static final Pattern NAME = Pattern.compile("([^*]{0,64})(\\*?)");

  public ComponentTable {
    named = Map.copyOf(named);
    counted = List.copyOf(counted);
  }

  /**
   * A component {@code prefix} and a decimal number.
   *
   * @param offset the endpoint is this plus the number
   */
  public record Counted(String prefix, int offset) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,4}");

    OptionalInt endpoint(String component) {
      if (!component.startsWith(prefix)
          || !NUMBER.matcher(component.substring(prefix.length())).matches()) {
        return OptionalInt.empty();
      }
      int endpoint = offset + Integer.parseInt(component.substring(prefix.length()));
      return endpoint >= 1 && endpoint <= MAX_ENDPOINT
          ? OptionalInt.of(endpoint)
          : OptionalInt.empty();
    }
  }

  /** Reads the member {@code components} of {@code vendor.json}. */
  public static ComponentTable read(Declared vendor) {
    Map<String, Integer> named = new HashMap<>();
    List<Counted> counted = new ArrayList<>();
    Declared table = vendor.object("components");
    if (table == null) {
      return new ComponentTable(Map.of(MAIN, 1), List.of());
    }
    Map<Integer, String> taken = new HashMap<>();
    for (String name : table.json().members().keySet()) {
      Matcher form = NAME.matcher(name);
      boolean plain = form.matches() && form.group(2).isEmpty();
      Integer number = table.whole(name, plain ? 1 : -MAX_ENDPOINT, MAX_ENDPOINT);
      if (!form.matches()) {
        table.fault(name, "must be a name of up to 64 characters with at most one * at its end");
      } else if (number != null && plain) {
        named.put(name, number);
        String other = taken.putIfAbsent(number, name);
        if (other != null) {
          table.fault(name, "has the endpoint of component " + other);
        }
      } else if (number != null) {
        counted.add(new Counted(form.group(1), number));
      }
    }
    table.end();
    return new ComponentTable(named, counted);
  }

  /** The endpoint of a component, or nothing where the folder does not know it. */
  public OptionalInt endpoint(String component) {
    Integer number = named.get(component);
    if (number != null) {
      return OptionalInt.of(number);
    }
    for (Counted form : counted) {
      OptionalInt endpoint = form.endpoint(component);
      if (endpoint.isPresent() && !named.containsValue(endpoint.getAsInt())) {
        return endpoint;
      }
    }
    return OptionalInt.empty();
  }

  /** The endpoint that speaks for the whole device: that of {@code main}, else the first one. */
  public int primary() {
    Integer main = named.get(MAIN);
    return main != null ? main : named.values().stream().min(Integer::compare).orElse(1);
  }

  /** The component that an endpoint stands for. */
  public @Nullable String component(int endpoint) {
    for (Map.Entry<String, Integer> entry : named.entrySet()) {
      if (entry.getValue() == endpoint) {
        return entry.getKey();
      }
    }
    for (Counted form : counted) {
      int number = endpoint - form.offset();
      if (number >= 0 && endpoint(form.prefix() + number).equals(OptionalInt.of(endpoint))) {
        return form.prefix() + number;
      }
    }
    return null;
  }
}
