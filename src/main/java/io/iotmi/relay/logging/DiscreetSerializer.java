package io.iotmi.relay.logging;

import io.iotmi.relay.json.JsonWriter;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.logging.internal.JsonSerializer;

/**
 * Writes structured arguments without data binding, which would lay open the members of a value
 * whose {@code toString} hides them, and with every control character escaped.
 */
final class DiscreetSerializer extends JsonSerializer {
  private final StringBuilder out;

  DiscreetSerializer(StringBuilder out) {
    super(out);
    this.out = out;
  }

  @Override
  public void writeString(@Nullable String text) {
    writeObject(text);
  }

  @Override
  public void writeObject(@Nullable Object value) {
    out.append(JsonWriter.ascii(LogValue.of(value)));
  }
}
