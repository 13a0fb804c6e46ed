package io.iotmi.relay.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as it was written: members keep their order, numbers keep their digits, so that a
 * document passes through the relay unchanged.
 *
 * <p>No {@code toString} here shows content. Most of it is sensitive by the service's model, and a
 * value that cannot print itself cannot leak into a log.
 */
public sealed interface Json {

  /** The JSON name of the kind, for messages: {@code object}, {@code array}, {@code string} … */
  String kind();

  /** An object; no name occurs twice. */
  record Obj(Map<String, Json> members) implements Json {
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      members =
          members.size() <= 1
              ? Map.copyOf(members)
              : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public @Nullable Json get(String name) {
      return members.get(name);
    }

    /** The member unless it is absent or null, which the API treats alike. */
    public @Nullable Json given(String name) {
      Json value = members.get(name);
      return value instanceof Null ? null : value;
    }

    /** The member if it is a string. */
    public @Nullable String text(String name) {
      return members.get(name) instanceof Text(String value) ? value : null;
    }

    /** Whether the member is {@code true}. */
    public boolean isTrue(String name) {
      return members.get(name) instanceof Bool(boolean value) && value;
    }

    /** The member if it is a whole number of 64 bits, else 0. */
    public long whole(String name) {
      try {
        return members.get(name) instanceof Num(String literal) ? Long.parseLong(literal) : 0;
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    @Override
    public String kind() {
      return "object";
    }

    @Override
    public String toString() {
      return "object of " + members.size();
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "array";
    }

    @Override
    public String toString() {
      return "array of " + items.size();
    }
  }

  /** A string. */
  record Text(String value) implements Json {
    @Override
    public String kind() {
      return "string";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /** A number by its digits as written, for example {@code 1.10} or {@code 1e400}. */
  record Num(String literal) implements Json {
    @Override
    public String kind() {
      return "number";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /** A boolean. */
  record Bool(boolean value) implements Json {
    @Override
    public String kind() {
      return "boolean";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /** The null literal. */
  record Null() implements Json {
    public static final Null NULL = new Null();

    @Override
    public String kind() {
      return "null";
    }

    @Override
    public String toString() {
      return kind();
    }
  }
}
