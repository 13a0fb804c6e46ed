package io.iotmi.relay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.iotmi.relay.model.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON values. Thread-safe. */
public final class JsonWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(Buffers.POOL)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  /** For places that allow fewer characters than JSON does, such as the body of an SQS message. */
  private static final JsonFactory ASCII =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .characterEscapes(new PrintableEscapes())
          .recyclerPool(Buffers.POOL)
          .build();

  private JsonWriter() {}

  /** UTF-8, members in their order. */
  public static byte[] bytes(Json value) {
    try (ByteArrayBuilder out = new ByteArrayBuilder()) {
      try (JsonGenerator generator = FACTORY.createGenerator(out)) {
        write(value, generator, false);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Printable ASCII, everything else escaped. */
  public static String ascii(Json value) {
    return text(value, ASCII, false);
  }

  /**
   * The same text for the same content, whatever the order of its members and the spelling of its
   * numbers: what a digest is taken of.
   */
  public static String canonical(Json value) {
    return text(value, ASCII, true);
  }

  /** How many bytes {@link #bytes} would give, without writing them. */
  public static int size(Json value) {
    return counted(value).count();
  }

  /**
   * How many bytes the value takes inside another JSON document that holds it as text, without the
   * quotation marks around it. All that is escaped there are quotation marks and backslashes, for
   * JSON holds no control characters.
   */
  public static int sizeAsText(Json value) {
    CountingStream count = counted(value);
    return count.count() + count.escapes();
  }

  private static CountingStream counted(Json value) {
    CountingStream count = new CountingStream();
    try (JsonGenerator generator = FACTORY.createGenerator(count)) {
      write(value, generator, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  private static String text(Json value, JsonFactory factory, boolean canonical) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(out)) {
      write(value, generator, canonical);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void write(Json value, JsonGenerator out, boolean canonical) throws IOException {
    switch (value) {
      case Json.Obj(var members) -> {
        out.writeStartObject();
        for (Map.Entry<String, Json> member :
            (canonical ? new TreeMap<>(members) : members).entrySet()) {
          out.writeFieldName(member.getKey());
          write(member.getValue(), out, canonical);
        }
        out.writeEndObject();
      }
      case Json.Arr(var items) -> {
        out.writeStartArray();
        for (Json item : items) {
          write(item, out, canonical);
        }
        out.writeEndArray();
      }
      case Json.Text(String text) -> out.writeString(text);
      case Json.Num(String literal) ->
          out.writeNumber(canonical ? NumberText.canonical(literal) : literal);
      case Json.Bool(boolean flag) -> out.writeBoolean(flag);
      case Json.Null() -> out.writeNull();
    }
  }
}
