package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import io.iotmi.relay.local.queue.QueueRef;
import io.iotmi.relay.local.queue.SqsPoller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message that was not delivered comes back long before its queue would bring it back. */
final class BackOffIT {
  private static final Duration TIMEOUT_OF_THE_QUEUE = Duration.ofMinutes(10);
  private static final Duration ENOUGH = Duration.ofMinutes(2);

  @AfterEach
  void repair() {
    STACK.endpoint().faults().clear();
  }

  private static QueueRef queue(boolean fifo) {
    String name = unique("backoff") + (fifo ? ".fifo" : "");
    return STACK.sqs().createQueue(name, fifo, TIMEOUT_OF_THE_QUEUE, null, 100);
  }

  /** All attempts of one invocation fail, those of the next do not. */
  private static void throttleOnce(String trace) {
    AtomicInteger asked = new AtomicInteger();
    STACK
        .endpoint()
        .faults()
        .rules(
            List.of(
                new FaultRule(
                    (number, body) ->
                        body.path("TraceId").asText().equals(trace) && asked.getAndIncrement() < 3,
                    new FaultAction.Status(503, "ServiceUnavailableException"))));
  }

  private static void deliver(QueueRef queue) {
    assertTimeoutPreemptively(
        ENOUGH,
        () -> {
          try (SqsPoller poller = STACK.poll(queue)) {
            poller.awaitEmpty();
          }
        });
  }

  @Test
  void aMessageIsNotLeftToTheTimeoutOfItsQueue() {
    QueueRef queue = queue(false);
    String id = unique("again");
    throttleOnce("trace-" + id);
    STACK.sqs().send(queue.url(), change(id, id).toString(), Map.of(), null, null, null);
    deliver(queue);
    assertEquals(1, accepted("trace-" + id).size());
  }

  @Test
  void aGroupKeepsItsOrder() {
    QueueRef queue = queue(true);
    String id = unique("ordered");
    throttleOnce("trace-" + id + "-0");
    for (int i = 0; i < 3; i++) {
      String name = id + "-" + i;
      STACK.sqs().send(queue.url(), change(name, name).toString(), Map.of(), "g", name, null);
    }
    deliver(queue);
    assertEquals(
        List.of("trace-" + id + "-0", "trace-" + id + "-1", "trace-" + id + "-2"),
        accepted("trace-" + id).stream()
            .map(request -> request.body().path("TraceId").asText())
            .toList());
  }
}
