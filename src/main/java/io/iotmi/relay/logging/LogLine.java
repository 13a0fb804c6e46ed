package io.iotmi.relay.logging;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;
import software.amazon.lambda.powertools.logging.argument.StructuredArgument;

/**
 * One line of the log. Plain ASCII with everything else escaped, so that no content can end a line
 * or steer a terminal. The first field of a name stays.
 */
final class LogLine {
  /** In characters, which are bytes here, the end of the line included. */
  static final int MAX_LENGTH = 256 * 1024;

  private static final int MAX_CUT_MESSAGE = 16 * 1024;
  private static final int MAX_CUT_FIELD = 1024;
  private static final int MAX_CUT_FIELDS = 20;

  private final String service;
  private final InstantSource clock;

  LogLine(String service, InstantSource clock) {
    this.service = service;
    this.clock = clock;
  }

  String of(LogEntry entry) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("timestamp", new Json.Text(clock.instant().toString()));
    fields.put("level", new Json.Text(entry.level().name()));
    fields.put("service", new Json.Text(service));
    fields.put("logger", new Json.Text(entry.logger()));
    fields.put("message", new Json.Text(message(entry)));
    if (entry.thrown() != null) {
      fields.put("error", LogError.of(entry.thrown()));
    }
    addContext(fields);
    for (KeyValuePair pair : entry.pairs()) {
      fields.putIfAbsent(pair.key, LogValue.of(pair.value));
    }
    addArguments(entry.arguments(), fields);
    String line = JsonWriter.ascii(new Json.Obj(fields));
    return line.length() < MAX_LENGTH ? line : cut(fields);
  }

  private static String message(LogEntry entry) {
    if (entry.pattern() == null) {
      return "";
    }
    @Nullable Object @Nullable [] given = entry.arguments();
    if (given == null) {
      return entry.pattern();
    }
    @Nullable Object[] shown = given.clone();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] instanceof Throwable thrown) {
        shown[i] = LogError.name(thrown);
      }
    }
    String text = MessageFormatter.basicArrayFormat(entry.pattern(), shown);
    return text == null ? "" : text;
  }

  private static void addContext(Map<String, Json> fields) {
    Map<String, String> context = MDC.getCopyOfContextMap();
    if (context != null) {
      context.forEach((name, value) -> fields.putIfAbsent(name, LogValue.ofContext(name, value)));
    }
  }

  private static void addArguments(
      @Nullable Object @Nullable [] arguments, Map<String, Json> fields) {
    if (arguments == null) {
      return;
    }
    for (Object argument : arguments) {
      if (argument instanceof StructuredArgument structured) {
        members(structured).forEach(fields::putIfAbsent);
      }
    }
  }

  /** The argument writes its members itself; what is not JSON then, is left out of the fields. */
  private static Map<String, Json> members(StructuredArgument argument) {
    StringBuilder text = new StringBuilder("{");
    try (DiscreetSerializer serializer = new DiscreetSerializer(text)) {
      argument.writeTo(serializer);
      return JsonReader.read(text.append('}').toString()) instanceof Json.Obj(var members)
          ? members
          : Map.of();
    } catch (IOException | JsonSyntaxException e) {
      return Map.of("unreadable_argument", new Json.Text(e.getClass().getName()));
    }
  }

  private static String cut(Map<String, Json> fields) {
    Map<String, Json> kept = new LinkedHashMap<>();
    for (Map.Entry<String, Json> field : fields.entrySet()) {
      int limit = field.getKey().equals("message") ? MAX_CUT_MESSAGE : MAX_CUT_FIELD;
      if (kept.size() < MAX_CUT_FIELDS
          && field.getKey().length() <= MAX_CUT_FIELD
          && field.getValue() instanceof Json.Text(String text)) {
        kept.put(field.getKey(), new Json.Text(text.substring(0, Math.min(limit, text.length()))));
      }
    }
    kept.put("truncated", new Json.Bool(true));
    return JsonWriter.ascii(new Json.Obj(kept));
  }
}
