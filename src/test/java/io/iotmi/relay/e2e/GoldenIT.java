package io.iotmi.relay.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.play.EventFile;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code events/} gives exactly the requests and the reply that stand in {@code
 * golden/}. {@code -Dgolden.rewrite=true} writes them anew, for a person to read the difference.
 */
@ExtendWith(LeakWatch.class)
final class GoldenIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> files() {
    return EventFile.in(Path.of("events")).stream().map(EventFile::name);
  }

  @ParameterizedTest
  @MethodSource("files")
  void givesTheRequestsAndTheReplyOnRecord(String name) throws Exception {
    EventFile file =
        EventFile.in(Path.of("events")).stream()
            .filter(f -> f.name().equals(name))
            .findFirst()
            .orElseThrow();
    EmbeddedStack stack = SharedStack.STACK;
    int before = stack.endpoint().requests().size();
    InvocationResult result = stack.invoke(file.bytes());
    assertFalse(result.functionError(), result.text());
    List<ReceivedRequest> requests = stack.endpoint().requests();
    String actual =
        text(JSON.readTree(result.payload()), requests.subList(before, requests.size()));

    Path golden = Golden.FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(golden, actual);
    }
    assertTrue(Files.exists(golden), "no golden file for " + name);
    assertEquals(Files.readString(golden), actual);
  }

  @Test
  void everyGoldenFileHasItsEvent() throws Exception {
    try (Stream<Path> golden = Files.list(Golden.FOLDER)) {
      assertEquals(
          files().toList(),
          golden.map(f -> String.valueOf(f.getFileName()).replace(".json", "")).sorted().toList());
    }
  }

  /** Lanes run side by side, so requests are compared in an order of their own. */
  private static String text(JsonNode reply, List<ReceivedRequest> requests) throws Exception {
    ObjectNode golden = Golden.reply(reply);
    requests.stream()
        .map(
            request ->
                JSON.createObjectNode()
                    .put("path", request.path())
                    .put("status", request.status())
                    .<ObjectNode>set("body", request.body()))
        .sorted(Comparator.comparing(JsonNode::toString))
        .forEach(golden.putArray("requests")::add);
    return golden.toPrettyString() + "\n";
  }
}
