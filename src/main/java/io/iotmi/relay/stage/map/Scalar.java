package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a single value must look like. */
sealed interface Scalar extends Shape {

  /**
   * A string; its length counts code points, as in
   * https://smithy.io/2.0/spec/constraint-traits.html
   */
  record Text(int min, int max, @Nullable Pattern pattern) implements Scalar {
    static Text of(int min, int max, String pattern) {
      return new Text(min, max, Pattern.compile(pattern));
    }

    static Text of(int min, int max) {
      return new Text(min, max, null);
    }

    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      if (!(value instanceof Json.Text(String text))) {
        return Shape.wrongType("a string", value, at, violations);
      }
      int length = text.codePointCount(0, text.length());
      boolean fits = length >= min && length <= max;
      if (!fits) {
        violations.add(at, "length", "must have " + min + " to " + max + " characters");
      }
      if (pattern != null && (fits || length > 0) && !pattern.matcher(text).matches()) {
        violations.add(at, "pattern", "must match " + pattern.pattern());
      }
      return value;
    }
  }

  /** A whole number, written without fraction and exponent so that every reader agrees on it. */
  record Whole(long min, long max) implements Scalar {
    private static final int LONGEST = 18;

    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      if (!(value instanceof Json.Num(String literal))) {
        return Shape.wrongType("a whole number", value, at, violations);
      }
      if (!literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
        violations.add(at, "type", "must be a whole number without fraction and exponent");
        return value;
      }
      long number = literal.length() > LONGEST ? Long.MAX_VALUE : Long.parseLong(literal);
      if (number < min || number > max) {
        violations.add(at, "range", "must be " + min + " to " + max);
        return value;
      }
      return new Json.Num(Long.toString(number));
    }
  }

  /** A boolean. */
  record Flag() implements Scalar {
    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      return value instanceof Json.Bool
          ? value
          : Shape.wrongType("a boolean", value, at, violations);
    }
  }

  /** One of a few strings. */
  record OneOf(List<String> values) implements Scalar {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      if (!(value instanceof Json.Text(String text))) {
        return Shape.wrongType("a string", value, at, violations);
      }
      if (!values.contains(text)) {
        violations.add(at, "enum", "must be one of " + String.join(", ", values));
      }
      return value;
    }
  }

  /** A point in time. */
  record Time() implements Scalar {
    @Override
    public Json check(Json value, Pointer at, Violations violations) {
      if (!(value instanceof Json.Text(String text))) {
        return Shape.wrongType("a string", value, at, violations);
      }
      if (Timestamp.read(text) == null) {
        violations.add(at, "pattern", "must be a timestamp of RFC 3339");
      }
      return value;
    }
  }
}
