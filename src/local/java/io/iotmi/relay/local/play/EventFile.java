package io.iotmi.relay.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One file of {@code events/}: a Lambda event as {@code sam local invoke -e} takes it. */
public record EventFile(String name, byte[] bytes, JsonNode event) {

  /** All of a folder, by name. */
  public static List<EventFile> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted()
          .map(EventFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static EventFile read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonNode event =
          JsonTrees.read(bytes)
              .orElseThrow(() -> new IllegalArgumentException(file + " is not JSON"));
      String name = String.valueOf(file.getFileName());
      return new EventFile(name.substring(0, name.length() - ".json".length()), bytes, event);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** A batch of a queue, which has a door of its own here; so have the requests of API Gateway. */
  boolean isSqs() {
    return event.at("/Records/0/eventSource").asText().equals("aws:sqs");
  }

  boolean isHttp() {
    return event.path("requestContext").isObject()
        && event.at("/requestContext/elb").isMissingNode();
  }
}
