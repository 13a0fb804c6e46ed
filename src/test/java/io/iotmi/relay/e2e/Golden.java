package io.iotmi.relay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** The replies and requests on record, one file for each file of {@code events/}. */
final class Golden {
  static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Golden() {}

  static JsonNode of(String name) throws IOException {
    return JSON.readTree(FOLDER.resolve(name + ".json").toFile());
  }

  /** A reply in the form of the record: a body that is JSON stands beside it, written out. */
  static ObjectNode reply(JsonNode reply) throws IOException {
    ObjectNode record = JSON.createObjectNode();
    JsonNode body = reply.path("body");
    if (body.isTextual() && reply.deepCopy() instanceof ObjectNode rest) {
      rest.remove("body");
      record.set("reply", rest);
      record.set("replyBody", JSON.readTree(body.asText()));
    } else {
      record.set("reply", reply);
    }
    return record;
  }
}
