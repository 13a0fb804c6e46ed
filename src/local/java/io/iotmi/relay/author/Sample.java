package io.iotmi.relay.author;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.VendorPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One sample of a folder.
 *
 * @param known what earlier descriptions said, by device, then by value
 * @param expected what should come of it, null where {@code NAME.out.json} is missing
 */
public record Sample(
    String name,
    VendorPayload payload,
    Map<String, Map<String, Json.Obj>> known,
    Json.@Nullable Obj expected) {
  private static final String IN = ".in.json";
  private static final String OUT = ".out.json";

  /** All samples of a folder, by name. */
  public static List<Sample> of(Path folder) throws IOException {
    Path samples = folder.resolve("samples");
    if (!Files.isDirectory(samples)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(samples)) {
      List<Path> inputs = files.filter(file -> file.toString().endsWith(IN)).sorted().toList();
      return inputs.stream().map(Sample::read).toList();
    }
  }

  private static Sample read(Path in) {
    String file = String.valueOf(in.getFileName());
    String name = file.substring(0, file.length() - IN.length());
    Json.Obj input = object(in);
    Path out = in.resolveSibling(name + OUT);
    return new Sample(name, payload(input), known(input), Files.exists(out) ? object(out) : null);
  }

  private static VendorPayload payload(Json.Obj input) {
    Json body = input.get("body");
    Map<String, String> headers = new LinkedHashMap<>();
    texts(input, "headers")
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new VendorPayload(
        headers,
        input.get("path") instanceof Json.Text(String path) ? path : "",
        texts(input, "query"),
        switch (body) {
          case null -> "";
          case Json.Text(String text) -> text;
          case Json json -> new String(JsonWriter.bytes(json), StandardCharsets.UTF_8);
        });
  }

  private static Map<String, Map<String, Json.Obj>> known(Json.Obj input) {
    Map<String, Map<String, Json.Obj>> known = new LinkedHashMap<>();
    members(input, "known")
        .forEach(
            (device, values) -> {
              Map<String, Json.Obj> facts = new LinkedHashMap<>();
              if (values instanceof Json.Obj(Map<String, Json> named)) {
                named.forEach(
                    (value, fact) -> {
                      if (fact instanceof Json.Obj object) {
                        facts.put(value, object);
                      }
                    });
              }
              known.put(device, facts);
            });
    return known;
  }

  private static Map<String, String> texts(Json.Obj json, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    members(json, name)
        .forEach(
            (member, value) -> {
              if (value instanceof Json.Text(String text)) {
                texts.put(member, text);
              }
            });
    return texts;
  }

  private static Map<String, Json> members(Json.Obj json, String name) {
    return json.get(name) instanceof Json.Obj(Map<String, Json> members) ? members : Map.of();
  }

  private static Json.Obj object(Path file) {
    try {
      return JsonReader.read(Files.readString(file)) instanceof Json.Obj object
          ? object
          : Json.Obj.EMPTY;
    } catch (IOException | JsonSyntaxException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
