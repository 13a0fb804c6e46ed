package io.iotmi.relay.vendor.jsonata;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Expressions and what they come to, as texts. */
final class Evaluations {
  /** A clock that stands still, so that no test depends on the machine. */
  static final Bounds BOUNDS = Bounds.standard(() -> 0);

  private Evaluations() {}

  static Bounds of(int steps, int length, int output) {
    return new Bounds(steps, Duration.ofDays(1), length, output, () -> 0);
  }

  static Expression expression(String text) {
    try {
      return Expression.compile("test.jsonata", text);
    } catch (ExpressionFault e) {
      throw new AssertionError(e);
    }
  }

  static Json json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"'));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static String text(@Nullable Json json) {
    return json == null
        ? "nothing"
        : new String(JsonWriter.bytes(json), StandardCharsets.UTF_8).replace('"', '\'');
  }

  static String got(String expression, String input) {
    return text(
        assertInstanceOf(Evaluated.Got.class, expression(expression).evaluate(json(input), BOUNDS))
            .json());
  }

  static Evaluated.Failed failed(String expression, String input, Bounds bounds) {
    return assertInstanceOf(
        Evaluated.Failed.class, expression(expression).evaluate(json(input), bounds));
  }
}
