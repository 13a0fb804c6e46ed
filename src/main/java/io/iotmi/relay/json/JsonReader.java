package io.iotmi.relay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.iotmi.relay.model.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document. Thread-safe. */
public final class JsonReader {
  /** Far above any device's state, far below what threatens a thread's stack. */
  public static final int MAX_DEPTH = 100;

  /** Lambda hands over at most 6 MB; the rest is room for escapes. */
  public static final int MAX_LENGTH = 8 * 1024 * 1024;

  /**
   * A sender's member names are those of the API and ids of Matter; its documents' are short too.
   */
  public static final int MAX_NAME_LENGTH = 1_024;

  /** No reader of a number with more digits would keep them. */
  public static final int MAX_NUMBER_LENGTH = 1_000;

  /**
   * Braces, names and values, each counts. Six megabytes may hold three million of them, which take
   * a hundred bytes of memory each; ten thousand events, the most of one body, need a tenth of it.
   */
  public static final int MAX_TOKENS = 1_000_000;

  /** Ten messages of SQS of the largest size, each character escaped. */
  private static final int MAX_ANSWER = 32 * 1024 * 1024;

  private static final JsonFactory SENDERS =
      factory(
          StreamReadConstraints.builder()
              .maxDocumentLength(MAX_LENGTH)
              .maxNameLength(MAX_NAME_LENGTH)
              .maxTokenCount(MAX_TOKENS));

  /**
   * Names and the number of values are those of AWS's services: a query parameter, whose name is a
   * caller's, must not make an HTTP request unrecognisable and so its answer none.
   */
  private static final JsonFactory SERVICES =
      factory(
          StreamReadConstraints.builder().maxDocumentLength(MAX_ANSWER).maxNameLength(MAX_LENGTH));

  private JsonReader() {}

  private static JsonFactory factory(StreamReadConstraints.Builder constraints) {
    return JsonFactory.builder()
        .recyclerPool(Buffers.POOL)
        .streamReadConstraints(
            constraints
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_LENGTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build())
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }

  /** Reads what a sender wrote: a name that occurs twice and half a surrogate pair are errors. */
  public static Json read(String text) throws JsonSyntaxException {
    try (JsonParser parser = SENDERS.createParser(text)) {
      return document(parser, true);
    } catch (IOException e) {
      throw new JsonSyntaxException(reason(e));
    }
  }

  /**
   * Reads what a service of AWS wrote, UTF-8, without the strictness that is owed to senders: one
   * odd message in it must not make its neighbours unreadable.
   */
  public static Json readEnvelope(byte[] utf8) throws JsonSyntaxException {
    try (JsonParser parser = SERVICES.createParser(utf8)) {
      return document(parser, false);
    } catch (IOException e) {
      throw new JsonSyntaxException(reason(e));
    }
  }

  private static Json document(JsonParser parser, boolean strict)
      throws IOException, JsonSyntaxException {
    if (parser.nextToken() == null) {
      throw new JsonSyntaxException("nothing there");
    }
    Json value = value(parser, strict);
    if (parser.nextToken() != null) {
      throw new JsonSyntaxException("more than one value" + at(parser.currentTokenLocation()));
    }
    return value;
  }

  private static Json value(JsonParser parser, boolean strict)
      throws IOException, JsonSyntaxException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser, strict);
      case START_ARRAY -> array(parser, strict);
      case VALUE_STRING -> new Json.Text(checked(parser.getText(), parser, strict));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.Null.NULL;
      default -> throw new IllegalStateException("unexpected token " + token);
    };
  }

  private static Json object(JsonParser parser, boolean strict)
      throws IOException, JsonSyntaxException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = checked(parser.currentName(), parser, strict);
      parser.nextToken();
      JsonLocation location = parser.currentTokenLocation();
      if (members.put(name, value(parser, strict)) != null && strict) {
        throw new JsonSyntaxException("a member occurs twice in one object" + at(location));
      }
    }
    return new Json.Obj(members);
  }

  private static Json array(JsonParser parser, boolean strict)
      throws IOException, JsonSyntaxException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, strict));
    }
    return new Json.Arr(items);
  }

  /** Half a surrogate pair is no character and cannot be written as UTF-8 again. */
  private static String checked(String text, JsonParser parser, boolean strict)
      throws JsonSyntaxException {
    if (strict) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (pair) {
          i++;
        } else if (Character.isSurrogate(c)) {
          throw new JsonSyntaxException(
              "an unpaired surrogate" + at(parser.currentTokenLocation()));
        }
      }
    }
    return text;
  }

  /** Jackson's own message quotes the input, so only its kind and place are passed on. */
  private static String reason(IOException e) {
    if (e instanceof StreamConstraintsException limit) {
      String message = String.valueOf(limit.getMessage());
      if (message.contains("nesting depth")) {
        return "nested deeper than " + MAX_DEPTH;
      }
      return message.contains("Token count")
          ? "holds more than " + MAX_TOKENS + " braces, names and values"
          : "a name, string or number is too long" + at(limit.getLocation());
    }
    return e instanceof JsonProcessingException broken
        ? "not JSON" + at(broken.getLocation())
        : "not JSON";
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
