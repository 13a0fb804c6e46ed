package io.iotmi.relay.vendor.reading;

import io.iotmi.relay.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that an expression gave, whose members are asked for one by one; what is wrong with one
 * of them is a fault of it alone.
 */
final class Found {
  private static final int MAX_ID = 512;

  private final String pointer;
  private final Json.Obj members;
  private final List<ReadingFault> faults;

  Found(String pointer, Json.Obj members, List<ReadingFault> faults) {
    this.pointer = pointer;
    this.members = members;
    this.faults = faults;
  }

  String pointer() {
    return pointer;
  }

  boolean has(String name) {
    return members.given(name) != null;
  }

  @Nullable Json any(String name) {
    return members.given(name);
  }

  void fault(String name, String rule, String message) {
    String at = pointer + "/" + name;
    faults.add(new ReadingFault(at, at, rule, message));
  }

  /** An id: a text, or a number by its digits, since many vendors have ids that are numbers. */
  @Nullable String id(String name) {
    String id =
        switch (members.given(name)) {
          case null -> null;
          case Json.Text(String text) -> text;
          case Json.Num(String literal) -> literal;
          case Json other -> "";
        };
    if (id != null && (id.isEmpty() || id.length() > MAX_ID)) {
      fault(name, "type", "must be a text of 1 to " + MAX_ID + " characters, or a number");
      return null;
    }
    return id;
  }

  /** An id that must be there. */
  @Nullable String needId(String name) {
    if (!has(name)) {
      fault(name, "required", "must be given");
    }
    return id(name);
  }

  /** A whole number that is not negative, or its digits as a text. */
  @Nullable Long sequence(String name) {
    Json given = members.given(name);
    String digits =
        switch (given) {
          case null -> null;
          case Json.Num(String literal) -> literal;
          case Json.Text(String text) -> text;
          case Json other -> "";
        };
    try {
      Long number = digits == null ? null : Long.valueOf(digits);
      if (number == null || number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below like a negative one.
    }
    fault(name, "type", "must be a whole number from 0 to " + Long.MAX_VALUE);
    return null;
  }

  @Nullable String text(String name) {
    return switch (members.given(name)) {
      case null -> null;
      case Json.Text(String text) -> text;
      case Json other -> {
        fault(name, "type", "must be a text, not " + other.kind());
        yield null;
      }
    };
  }

  @Nullable Boolean flag(String name) {
    return switch (members.given(name)) {
      case null -> null;
      case Json.Bool(boolean flag) -> flag;
      case Json other -> {
        fault(name, "type", "must be true or false, not " + other.kind());
        yield null;
      }
    };
  }

  /** The members of an object; empty where it is absent. */
  Map<String, Json> map(String name) {
    return switch (members.given(name)) {
      case null -> Map.of();
      case Json.Obj(Map<String, Json> inner) -> inner;
      case Json other -> {
        fault(name, "type", "must be an object, not " + other.kind());
        yield Map.of();
      }
    };
  }

  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(name)
        .forEach(
            (member, value) -> {
              if (value instanceof Json.Text(String text)) {
                texts.put(member, text);
              }
            });
    return texts;
  }

  /** An array, or the one value that an expression gives in its place. */
  List<Json> list(String name) {
    Json value = members.given(name);
    return value == null ? List.of() : flat(value);
  }

  /** The values of an array and of the arrays in it; a value that is no array alone. */
  static List<Json> flat(Json json) {
    return json instanceof Json.Arr(List<Json> items)
        ? items.stream().flatMap(item -> flat(item).stream()).toList()
        : List.of(json);
  }

  void knowOnly(Set<String> known) {
    int position = 0;
    for (String name : members.members().keySet()) {
      if (!known.contains(name)) {
        faults.add(
            new ReadingFault(
                pointer + "/" + name, pointer + "/*" + position, "unknown", "no such member"));
      }
      position++;
    }
  }
}
