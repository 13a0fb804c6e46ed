package io.iotmi.relay.vendor.door;

import io.iotmi.relay.vendor.folder.Braces;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A text with places to fill, such as {@code {id}.{timestamp}.{body}}; {@code {{} and {@code }}}
 * stand for the braces themselves.
 */
public record Template(List<Part> parts) {
  private static final Map<String, Value> VALUES =
      Map.of(
          "body", Value.BODY,
          "secret", Value.SECRET,
          "id", Value.ID,
          "timestamp", Value.TIMESTAMP,
          "method", Value.METHOD,
          "path", Value.PATH,
          "url", Value.URL,
          "challenge", Value.CHALLENGE);

  public Template {
    parts = List.copyOf(parts);
  }

  /** A piece of a template; its text is what the folder writes. */
  public sealed interface Part {
    /** Stands there as it is. */
    record Literal(String text) implements Part {
      @Override
      public String toString() {
        return text;
      }
    }

    /** Something every request has, or the door knows. */
    record Known(Value value) implements Part {
      @Override
      public String toString() {
        return "{" + value.name().toLowerCase(Locale.ROOT) + "}";
      }
    }

    /** What stands at a place of the request. */
    record Placed(Place place) implements Part {
      @Override
      public String toString() {
        return "{" + place + "}";
      }
    }
  }

  /** What can be named without a place. */
  public enum Value {
    /** The raw bytes of the body. */
    BODY,
    SECRET,
    /** As the door's {@code id} says. */
    ID,
    /** As it stands in the request, whatever its form. */
    TIMESTAMP,
    /** In capital letters. */
    METHOD,
    /** With the query. */
    PATH,
    /** {@code https://}, host, path and query, as the vendor called it. */
    URL,
    /** What a handshake echoes. */
    CHALLENGE
  }

  /** Whether the value is part of it. */
  public boolean holds(Value value) {
    return parts.contains(new Part.Known(value));
  }

  /** Whether it holds anything of the body. */
  public boolean coversBody() {
    return holds(Value.BODY)
        || parts.stream()
            .anyMatch(part -> part instanceof Part.Placed(Place place) && isMember(place));
  }

  /**
   * Whether what stands at the place is part of it, by itself or with the whole body.
   *
   * @param value as which the template may name it
   */
  boolean covers(Value value, Place place) {
    return holds(value)
        || parts.contains(new Part.Placed(place))
        || (isMember(place) && holds(Value.BODY));
  }

  private static boolean isMember(Place place) {
    return place instanceof Place.Member;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Template read(String text) {
    return new Template(Braces.pieces(text, Part.Literal::new, Template::part));
  }

  private static Part part(String name) {
    Value value = VALUES.get(name);
    if (value != null) {
      return new Part.Known(value);
    }
    String[] kind = name.split(":", 2);
    if (kind.length == 2 && !kind[1].isEmpty()) {
      switch (kind[0]) {
        case "header" -> {
          return new Part.Placed(new Place.Header(kind[1].toLowerCase(Locale.ROOT), null));
        }
        case "query" -> {
          return new Part.Placed(new Place.Query(kind[1]));
        }
        case "body" -> {
          MemberPath path = MemberPath.read(kind[1]);
          if (path != null) {
            return new Part.Placed(new Place.Member(path));
          }
        }
        default -> {}
      }
    }
    throw new IllegalArgumentException(
        "{"
            + name
            + "} is none of {body}, {secret}, {id}, {timestamp}, {method}, {path}, {url},"
            + " {header:NAME}, {query:NAME}, {body:/POINTER}");
  }
}
