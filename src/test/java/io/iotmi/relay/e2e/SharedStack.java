package io.iotmi.relay.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One stack for all end-to-end tests of a JVM: two runtimes, no quota, short visibility. */
final class SharedStack {
  private static final ObjectMapper JSON = new ObjectMapper();

  static final EmbeddedStack STACK =
      EmbeddedStack.start(
          StackSettings.usual()
              .withoutQuota()
              .withRuntimes(2)
              .withEnvironment(Map.of("SEND_RATE_LIMIT", "unlimited"))
              .withVisibility(Duration.ofSeconds(2)));

  static {
    warm(STACK);
    Runtime.getRuntime().addShutdownHook(new Thread(STACK::close));
  }

  private SharedStack() {}

  /**
   * Sends a first event through each runtime: on a busy machine a cold one may take the two seconds
   * after which a caller's events are handed over.
   */
  static void warm(EmbeddedStack stack) {
    byte[] event =
        LambdaInvocations.change(LambdaInvocations.unique("warm"), "warm")
            .toString()
            .getBytes(UTF_8);
    for (FunctionProcess runtime : stack.function().processes()) {
      InvocationResult result = runtime.invoke(event, EmbeddedStack.TIMEOUT, null);
      assertFalse(result.functionError(), result.text());
    }
    stack.endpoint().forget();
  }

  /** Lets the endpoint answer the events of this trace in this way until its faults are cleared. */
  static void refuse(String trace, FaultAction action) {
    STACK
        .endpoint()
        .faults()
        .rules(
            List.of(
                new FaultRule(
                    (number, body) -> body.path("TraceId").asText().equals(trace), action)));
  }

  /** The reply to an event that does not fail the invocation. */
  static JsonNode reply(byte[] event) throws IOException {
    InvocationResult result = STACK.invoke(event);
    assertFalse(result.functionError(), result.text());
    return JSON.readTree(result.payload());
  }

  /** The messages of the batch that return to the queue. */
  static Set<String> failures(LambdaInvocations.Batch batch) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (JsonNode failure : reply(batch.bytes()).path("batchItemFailures")) {
      ids.add(failure.path("itemIdentifier").asText());
    }
    return ids;
  }

  /** Accepted requests whose trace id is this one or starts with it and a dash. */
  static List<ReceivedRequest> accepted(String trace) {
    return STACK.endpoint().accepted().stream()
        .filter(
            request -> {
              String given = request.body().path("TraceId").asText();
              return given.equals(trace) || given.startsWith(trace + "-");
            })
        .toList();
  }
}
