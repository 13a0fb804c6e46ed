package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.queue.BatchEvent;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.wire.CountingProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** An operator with the tool, before a function with queues of its own. */
final class ReplayDesk implements AutoCloseable {
  final QueueRef rejected = queue("rejected", null);
  final QueueRef deadLetters = queue("dead", null);

  /** Gives messages up after one receive. */
  final QueueRef events = queue("events", deadLetters);

  final CountingProxy proxy = new CountingProxy(STACK.sqs().endpoint());
  final ReplayTool tool =
      new ReplayTool(
          proxy.uri(),
          Map.of(
              "REJECTED_QUEUE_URL", rejected.url(),
              "DEAD_LETTER_QUEUE_URL", deadLetters.url(),
              "EVENT_QUEUE_URL", events.url()));
  private final FunctionProcess function;

  ReplayDesk() {
    Map<String, String> environment = new HashMap<>(STACK.environment());
    environment.put("REJECTED_QUEUE_URL", rejected.url());
    environment.put("SEND_RATE_LIMIT", "unlimited");
    function =
        FunctionProcess.start(FunctionSpec.built().withEnvironment(environment), new FunctionLog());
  }

  private static QueueRef queue(String name, @Nullable QueueRef deadLetters) {
    return STACK.sqs().createQueue(unique(name), false, Duration.ofSeconds(30), deadLetters, 1);
  }

  /** Hands what waits on the queue of events to the function, and deletes what it got done. */
  String deliver() {
    List<Message> messages = STACK.sqs().receive(events.url(), 10, 0);
    InvocationResult result =
        function.invoke(BatchEvent.of(events, messages), EmbeddedStack.TIMEOUT, null);
    assertFalse(result.functionError(), result.text());
    String reply = result.text();
    messages.stream()
        .filter(message -> !reply.contains(message.messageId()))
        .forEach(message -> STACK.sqs().delete(events.url(), message));
    messages.stream()
        .filter(message -> reply.contains(message.messageId()))
        .forEach(message -> STACK.sqs().hide(events.url(), message, Duration.ZERO));
    return reply;
  }

  void send(String body) {
    STACK.sqs().send(events.url(), body, Map.of(), null, null, null);
  }

  @Override
  public void close() {
    function.close();
    proxy.close();
  }
}
