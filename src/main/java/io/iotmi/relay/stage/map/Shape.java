package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a value of the API must look like. {@link ApiShapes} declares the API with these.
 *
 * <p>Checking gives the value as it is to be sent: without null members of structures, which the
 * API takes for absent. No violation shows a value.
 */
sealed interface Shape
    permits Scalar, Shape.ListOf, Shape.MapOf, Shape.Struct, Shape.Document, Shape.AnyObject {

  Json check(Json value, Pointer at, Violations violations);

  default boolean accepts(Json value) {
    Violations violations = new Violations();
    check(value, Pointer.to(""), violations);
    return violations.none();
  }

  /** Any JSON but null. */
  record Document() implements Shape {
    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      if (value instanceof Json.Null) {
        wrongType("a value", value, at, violations);
      }
      return value;
    }
  }

  /** Any JSON object. */
  record AnyObject() implements Shape {
    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      return value instanceof Json.Obj ? value : wrongType("an object", value, at, violations);
    }
  }

  /** An array. */
  record ListOf(int min, int max, Shape element) implements Shape {
    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      if (!(value instanceof Json.Arr(var items))) {
        return wrongType("an array", value, at, violations);
      }
      checkSize(items.size(), min, max, "elements", at, violations);
      List<Json> clean = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        clean.add(element.check(items.get(i), at.item(i), violations));
      }
      return new Json.Arr(clean);
    }
  }

  /** An object whose names are ids. */
  record MapOf(int min, int max, Scalar key, Shape value) implements Shape {
    @Override
    public Json check(Json json, Pointer at, Violations violations) {
      if (!(json instanceof Json.Obj(var members))) {
        return wrongType("an object", json, at, violations);
      }
      checkSize(members.size(), min, max, "members", at, violations);
      Map<String, Json> clean = new LinkedHashMap<>();
      members.forEach(
          (name, member) -> {
            Pointer place = at.foreign(name, clean.size());
            key.check(new Json.Text(name), place, violations);
            clean.put(name, value.check(member, place, violations));
          });
      return new Json.Obj(clean);
    }
  }

  /**
   * An object with known members.
   *
   * @param open whether it may have others too
   */
  record Struct(boolean open, Map<String, Member> members) implements Shape {
    public Struct {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    static Struct of(Member... members) {
      Map<String, Member> byName = new LinkedHashMap<>();
      for (Member member : members) {
        byName.put(member.name, member);
      }
      return new Struct(false, byName);
    }

    Struct opened() {
      return new Struct(true, members);
    }

    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      return value instanceof Json.Obj object
          ? checkMembers(object, at, violations)
          : wrongType("an object", value, at, violations);
    }

    Json.Obj checkMembers(Json.Obj object, Pointer at, Violations violations) {
      Map<String, Json> clean = new LinkedHashMap<>();
      int position = 0;
      for (Map.Entry<String, Json> entry : object.members().entrySet()) {
        String name = entry.getKey();
        Member known = members.get(name);
        if (known == null) {
          if (!open) {
            violations.add(at.foreign(name, position), "unknown", "no such member");
          }
        } else if (!(entry.getValue() instanceof Json.Null)) {
          clean.put(name, known.shape.check(entry.getValue(), at.member(name), violations));
        }
        position++;
      }
      for (Member member : members.values()) {
        if (member.required && object.given(member.name) == null) {
          violations.add(at.member(member.name), "required", "must be given");
        }
      }
      return new Json.Obj(clean);
    }

    /** The member if it is there and right. */
    @Nullable Json valid(Json.Obj object, String name) {
      Json value = object.given(name);
      Member known = members.get(name);
      return value != null && known != null && known.shape.accepts(value) ? value : null;
    }
  }

  /** A member of a structure. */
  record Member(String name, boolean required, Shape shape) {
    static Member needs(String name, Shape shape) {
      return new Member(name, true, shape);
    }

    static Member may(String name, Shape shape) {
      return new Member(name, false, shape);
    }
  }

  private static void checkSize(
      int size, int min, int max, String what, Pointer at, Violations violations) {
    if (size < min || size > max) {
      violations.add(at, "size", "must have " + min + " to " + max + " " + what);
    }
  }

  static Json wrongType(String expected, Json value, Pointer at, Violations violations) {
    violations.add(at, "type", "must be " + expected + ", not " + value.kind());
    return value;
  }
}
