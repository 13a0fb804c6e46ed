package io.iotmi.relay.vendor.binding;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.conversion.Conversion;
import io.iotmi.relay.vendor.conversion.MapConversion;
import io.iotmi.relay.vendor.jsonata.Expression;
import io.iotmi.relay.vendor.matter.Attribute;
import io.iotmi.relay.vendor.matter.Command;
import io.iotmi.relay.vendor.matter.Event;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One binding of a folder. */
public sealed interface Binding {

  /** The vendor's name of the value. */
  String value();

  /** File and pointer, for people. */
  String where();

  /**
   * A value that is the state of one attribute, or of several.
   *
   * @param absent values that mean there is none, by {@link MapConversion#key}
   * @param writable whether the vendor takes the value in a command
   */
  record State(
      String value,
      String where,
      List<Attribute> attributes,
      Conversion conversion,
      Set<String> absent,
      boolean writable)
      implements Binding {
    public State {
      attributes = List.copyOf(attributes);
      absent = Set.copyOf(absent);
    }

    public boolean isAbsent(Json given) {
      return given instanceof Json.Null || absent.contains(MapConversion.key(given));
    }
  }

  /**
   * A value that tells of something that happened.
   *
   * @param occurrences by {@link MapConversion#key} of the value
   */
  record Happening(String value, String where, Map<String, List<Occurrence>> occurrences)
      implements Binding {
    public Happening {
      occurrences = Collections.unmodifiableMap(new LinkedHashMap<>(occurrences));
    }

    /** Stands for each value that is not named. */
    public static final String ANY = "*";

    public @Nullable List<Occurrence> of(Json given) {
      List<Occurrence> named = occurrences.get(MapConversion.key(given));
      return named != null ? named : occurrences.get(ANY);
    }
  }

  /**
   * An event of Matter.
   *
   * @param fields by id
   */
  record Occurrence(Event event, Json.Obj fields) {}

  /**
   * A command that becomes a value for the vendor.
   *
   * @param send the value; null where an expression makes it
   * @param toVendor makes the value of the command's fields, by name
   * @param absolute whether to send it twice is the same as to send it once
   */
  record Instruction(
      String value,
      String where,
      Command command,
      @Nullable Json send,
      @Nullable Expression toVendor,
      boolean absolute)
      implements Binding {}
}
