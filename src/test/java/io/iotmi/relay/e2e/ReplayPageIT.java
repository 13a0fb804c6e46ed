package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.queue.QueueRef;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of the tool does what it says. */
final class ReplayPageIT {
  private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern JSON = Pattern.compile("(?s)```json\n(.*?)```");

  private final String page;

  ReplayPageIT() throws Exception {
    page = Files.readString(Path.of("src/site/markdown/replay.md"));
  }

  private List<String> blocks(Pattern kind) {
    return kind.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** All but those that set variables, which here are those of the embedded stack. */
  @Test
  void itsCommandsRunAsPrintedAndNeedThePermissionsThatItLists() throws Exception {
    try (ReplayDesk desk = new ReplayDesk()) {
      new ParkedEvents(desk.rejected).park(3, 0, 2);
      STACK.sqs().send(desk.deadLetters.url(), "{}", Map.of(), null, null, null);
      String script =
          blocks(SHELL).stream()
              .filter(block -> !block.startsWith("export "))
              .collect(Collectors.joining("\n", "set -e\n", ""));
      ReplayTool.Ended ended = ReplayTool.ended(desk.tool.start(List.of("bash", "-c", script)));
      assertEquals(0, ended.code(), ended.output());
      for (String expected :
          List.of("5 messages\n", "would send 3 messages", "sent 3 messages", "sent 1 message")) {
        assertTrue(ended.output().contains(expected), ended.output());
      }
      assertEquals(2, STACK.sqs().depth(desk.rejected.url()).visible());
      assertEquals(0, STACK.sqs().depth(desk.deadLetters.url()).total());

      Set<String> called = new TreeSet<>();
      desk.proxy.counts().keySet().forEach(o -> called.add("sqs:" + o.replace("Batch", "")));
      assertEquals(called, allowed());
    }
  }

  private Set<String> allowed() throws Exception {
    Set<String> actions = new TreeSet<>();
    JsonNode policy = new ObjectMapper().readTree(blocks(JSON).getFirst());
    for (JsonNode statement : policy.path("Statement")) {
      JsonNode action = statement.path("Action");
      action.forEach(one -> actions.add(one.asText()));
      if (action.isTextual()) {
        actions.add(action.asText());
      }
    }
    return actions;
  }

  @Test
  void itsQueuesOfTheEmbeddedStackAreThere() {
    String variables = blocks(SHELL).getLast();
    for (QueueRef queue : List.of(STACK.events(), STACK.rejected(), STACK.deadLetters())) {
      String path = URI.create(queue.url()).getPath();
      assertTrue(variables.contains("=$AWS_ENDPOINT_URL_SQS" + path + "\n"), path);
    }
  }

  @Test
  void noPageNamesACommandThatVersion1OfTheCliLacks() throws Exception {
    try (var pages = Files.list(Path.of("src/site/markdown"))) {
      for (Path each : pages.toList()) {
        assertFalse(Files.readString(each).contains("aws logs tail"), each.toString());
      }
    }
    assertFalse(Files.readString(Path.of("README.md")).contains("aws logs tail"));
    assertFalse(Files.readString(Path.of("template.yaml")).contains("aws logs tail"));
  }
}
