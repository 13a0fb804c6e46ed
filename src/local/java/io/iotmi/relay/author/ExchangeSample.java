package io.iotmi.relay.author;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Sensitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An operation, the requests that it must become, the answers to them, and what they must give.
 *
 * @param secret the connector's own, as JSON text
 * @param given what the operation takes beside the access
 * @param source the sample as it was read
 */
public record ExchangeSample(
    String name,
    String operation,
    Access access,
    String secret,
    Json.Obj given,
    List<Exchange> exchanges,
    Json.Obj gives,
    Json.Obj source) {
  private static final String END = ".exchange.json";
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sample";

  /** All of a folder, by name. */
  public static List<ExchangeSample> of(Path folder) throws IOException {
    Path samples = folder.resolve("samples");
    if (!Files.isDirectory(samples)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(samples)) {
      return files
          .filter(file -> file.toString().endsWith(END))
          .sorted()
          .map(ExchangeSample::read)
          .toList();
    }
  }

  private static ExchangeSample read(Path file) {
    String name = String.valueOf(file.getFileName());
    Json.Obj sample;
    try {
      sample = (Json.Obj) JsonReader.read(Files.readString(file));
    } catch (IOException | JsonSyntaxException | ClassCastException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    List<Exchange> exchanges = new ArrayList<>();
    if (sample.get("exchanges") instanceof Json.Arr(List<Json> items)) {
      items.forEach(item -> exchanges.add(Exchange.read((Json.Obj) item)));
    }
    return new ExchangeSample(
        name.substring(0, name.length() - END.length()),
        String.valueOf(sample.text("operation")),
        access(object(sample, "access")),
        text(object(sample, "secret")),
        object(sample, "given"),
        exchanges,
        object(sample, "gives"),
        sample);
  }

  /** The sample with what came of it. */
  Json.Obj with(ExchangeRun run) {
    List<Json> items = new ArrayList<>();
    if (source.get("exchanges") instanceof Json.Arr(List<Json> given)) {
      for (int i = 0; i < given.size(); i++) {
        Json answer = ((Json.Obj) given.get(i)).get("answer");
        items.add(
            new JsonMembers().add("request", run.sent().get(i)).add("answer", answer).object());
      }
    }
    return new JsonMembers()
        .all(source.members())
        .array("exchanges", items)
        .add("gives", run.gives())
        .object();
  }

  private static Access access(Json.Obj given) {
    String token = given.text("token");
    return token == null
        ? new Access.Credential(ARN, "v1", new Sensitive(text(object(given, "credential"))))
        : new Access.Token(new Sensitive(token));
  }

  private static Json.Obj object(Json.Obj owner, String name) {
    return owner.get(name) instanceof Json.Obj object ? object : new Json.Obj(Map.of());
  }

  private static String text(Json.Obj object) {
    return new String(JsonWriter.bytes(object), StandardCharsets.UTF_8);
  }
}
