package io.iotmi.relay.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.play.EventFile;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Eight invocations at a time in one JVM, as Lambda Managed Instances run them. */
final class ConcurrentGoldenIT {
  private static final int CONCURRENCY = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void givesEachFileTheReplyAndTheRequestsOnRecord() throws Exception {
    List<EventFile> files = EventFile.in(Path.of("events"));
    StackSettings settings =
        StackSettings.usual()
            .withoutQuota()
            .withEnvironment(
                Map.of(
                    "SEND_RATE_LIMIT",
                    "unlimited",
                    "AWS_LAMBDA_MAX_CONCURRENCY",
                    Integer.toString(CONCURRENCY)));
    try (EmbeddedStack stack = EmbeddedStack.start(settings)) {
      SharedStack.warm(stack);
      FunctionProcess function = stack.function().processes().getFirst();
      Map<String, JsonNode> replies = playAtOnce(files, function);
      List<String> requests = new ArrayList<>();
      for (EventFile file : files) {
        JsonNode golden = Golden.of(file.name());
        JsonNode reply = replies.getOrDefault(file.name(), JSON.nullNode());
        assertEquals(golden.path("reply"), Golden.reply(reply).path("reply"), file.name());
        assertEquals(golden.path("replyBody"), Golden.reply(reply).path("replyBody"), file.name());
        golden.path("requests").forEach(request -> requests.add(request.path("body").toString()));
      }
      assertEquals(
          requests.stream().sorted().toList(),
          stack.endpoint().requests().stream().map(r -> r.body().toString()).sorted().toList());
      eightRequestsMeetAtTheEndpoint(stack, function);
    }
  }

  /** The first is not answered yet when the last one comes, though each is its own invocation. */
  private static void eightRequestsMeetAtTheEndpoint(EmbeddedStack stack, FunctionProcess function)
      throws Exception {
    Duration latency = Duration.ofMillis(1_500);
    stack.endpoint().faults().rules(List.of(FaultRule.always(new FaultAction.Delay(latency))));
    int before = stack.endpoint().requests().size();
    List<EventFile> files = new ArrayList<>();
    for (int i = 0; i < CONCURRENCY; i++) {
      byte[] event = LambdaInvocations.change("meet-" + i, "meet-" + i).toString().getBytes(UTF_8);
      files.add(new EventFile("meet-" + i, event, JSON.readTree(event)));
    }
    playAtOnce(files, function);
    List<ReceivedRequest> sent = stack.endpoint().requests();
    List<Instant> times =
        sent.subList(before, sent.size()).stream().map(ReceivedRequest::at).sorted().toList();
    assertEquals(CONCURRENCY, times.size());
    assertTrue(times.getLast().isBefore(times.getFirst().plus(latency)), times.toString());
  }

  private static Map<String, JsonNode> playAtOnce(List<EventFile> files, FunctionProcess function)
      throws Exception {
    Map<String, Future<InvocationResult>> running = new TreeMap<>();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newFixedThreadPool(CONCURRENCY)) {
      for (EventFile file : files) {
        running.put(
            file.name(),
            callers.submit(
                () -> {
                  start.await();
                  return function.invoke(file.bytes(), EmbeddedStack.TIMEOUT, null);
                }));
      }
      start.countDown();
      Map<String, JsonNode> replies = new TreeMap<>();
      for (Map.Entry<String, Future<InvocationResult>> one : running.entrySet()) {
        InvocationResult result = one.getValue().get();
        assertFalse(result.functionError(), result.text());
        replies.put(one.getKey(), JSON.readTree(result.payload()));
      }
      return replies;
    }
  }
}
