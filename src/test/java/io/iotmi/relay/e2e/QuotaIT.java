package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.endpoint.Quota;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.queue.SqsPoller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three runtimes, of which each alone would use the whole quota. */
@Timeout(120)
final class QuotaIT {
  private static final int BACKLOG = 60;

  /** Some are for a machine too busy to keep time; unshared, most requests would hear it. */
  private static final int HARDLY_ANY = BACKLOG / 6;

  private static EmbeddedStack stack;

  @BeforeAll
  static void start() {
    stack =
        EmbeddedStack.start(
            StackSettings.usual()
                .withQuota(new Quota(20, 20))
                .withRuntimes(3)
                .withEnvironment(Map.of("SEND_QUOTA", "20", "SEND_RATE_LIMIT", "2"))
                .withVisibility(Duration.ofSeconds(30)));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void runtimesUnderABacklogAreHardlyEverThrottled() {
    String prefix = unique("backlog");
    int heardBefore = throttled();
    fill(prefix);
    stack.table().resetCounts();
    try (SqsPoller poller = stack.poll(stack.events())) {
      while (accepted(prefix) < BACKLOG) {
        poller.pause();
      }
    }
    assertEquals(BACKLOG, accepted(prefix), "each event once");
    assertTrue(throttled() - heardBefore <= HARDLY_ANY, "429: " + (throttled() - heardBefore));
    long reservations = stack.table().counts().getOrDefault("ExecuteStatement", 0L);
    assertTrue(reservations > 0, "the runtimes did not ask for slots");
    assertTrue(reservations < BACKLOG, "reservations: " + reservations);
  }

  @Test
  void aCommandAnswerOvertakesTheBacklogOfOtherRuntimes() {
    String prefix = unique("busy");
    String answer = unique("answer");
    fill(prefix);
    try (SqsPoller poller =
        new SqsPoller(stack.sqs(), stack.events(), BACKLOG / 2, 2, stack::invoke)) {
      while (accepted(prefix) < 20) {
        poller.pause();
      }
      assertFalse(
          stack
              .invoke(
                  LambdaInvocations.http(
                      change(answer, "lamp")
                          .put("Operation", "DEVICE_COMMAND_RESPONSE")
                          .put("StatusCode", 200)
                          .toString(),
                      Map.of()))
              .functionError());
      while (accepted(prefix) < BACKLOG) {
        poller.pause();
      }
    }
    List<String> order = stack.endpoint().accepted().stream().map(QuotaIT::trace).toList();
    int at = order.indexOf("trace-" + answer);
    assertTrue(at >= 0, "the answer did not arrive");
    long after = order.stream().skip(at).filter(t -> t.startsWith("trace-" + prefix)).count();
    assertTrue(after >= BACKLOG / 3, "only " + after + " of the backlog came after the answer");
  }

  private static void fill(String prefix) {
    for (int i = 0; i < BACKLOG; i++) {
      String id = prefix + "-" + i;
      stack.sqs().send(stack.events().url(), change(id, id).toString(), Map.of(), null, null, null);
    }
  }

  private static int throttled() {
    return (int) stack.endpoint().requests().stream().filter(r -> r.status() == 429).count();
  }

  private static int accepted(String prefix) {
    return (int)
        stack.endpoint().accepted().stream()
            .filter(request -> trace(request).startsWith("trace-" + prefix + "-"))
            .count();
  }

  private static String trace(ReceivedRequest request) {
    return request.body().path("TraceId").asText();
  }
}
