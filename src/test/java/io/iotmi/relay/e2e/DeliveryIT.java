package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.failures;
import static io.iotmi.relay.e2e.SharedStack.refuse;
import static io.iotmi.relay.e2e.SharedStack.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import io.iotmi.relay.local.queue.SqsPoller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each event is delivered once, however often it comes, and as soon as the endpoint takes it. */
@ExtendWith(LeakWatch.class)
final class DeliveryIT {
  @AfterEach
  void repair() {
    STACK.endpoint().faults().clear();
    STACK.table().latency(Duration.ZERO);
  }

  @Test
  void theSameBatchDeliveredThreeTimesGivesEachEventOneRequest() throws Exception {
    String prefix = unique("three");
    LambdaInvocations.Batch batch = batch(prefix, 10);
    for (int i = 0; i < 3; i++) {
      assertEquals(Set.of(), failures(batch));
    }
    assertEquals(10, accepted("trace-" + prefix).size());
  }

  @Test
  void theSameBatchDeliveredTwiceAtOnceGivesEachEventOneRequest() throws Exception {
    String prefix = unique("atonce");
    LambdaInvocations.Batch batch = batch(prefix, 10);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Set<String>>> deliveries = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        deliveries.add(threads.submit(() -> failures(batch)));
      }
      for (Future<Set<String>> delivery : deliveries) {
        delivery.get();
      }
    }
    assertEquals(Set.of(), failures(batch));
    assertEquals(10, accepted("trace-" + prefix).size());
  }

  @Test
  void aBatchOf25CostsTwoDynamoDbRequests() throws Exception {
    STACK.table().resetCounts();
    assertEquals(Set.of(), failures(batch(unique("cost"), 25)));
    assertEquals(Map.of("BatchExecuteStatement", 2L), STACK.table().counts());
  }

  @Test
  void devicesOfOneBatchDoNotWaitForEachOther() throws Exception {
    Duration latency = Duration.ofMillis(400);
    STACK.endpoint().faults().rules(List.of(FaultRule.always(new FaultAction.Delay(latency))));
    String prefix = unique("parallel");
    Instant start = Instant.now();
    assertEquals(Set.of(), failures(batch(prefix, 10)));
    Duration all = Duration.between(start, Instant.now());
    assertEquals(10, accepted("trace-" + prefix).size());
    assertTrue(all.compareTo(latency.multipliedBy(5)) < 0, "took " + all);
  }

  @Test
  void aFailureInAFifoGroupReturnsTheRestOfThatGroupOnly() throws Exception {
    LambdaInvocations.Batch batch = new LambdaInvocations.Batch(LambdaInvocations.FIFO);
    String bad = unique("fifobad");
    for (int i = 0; i < 3; i++) {
      for (String group : List.of("a", "b", "c")) {
        String id = i == 1 && group.equals("b") ? bad : unique("fifo");
        batch.add(change(id, "door-" + id).toString(), group, Map.of());
      }
    }
    refuse("trace-" + bad, new FaultAction.Status(503, "ServiceUnavailableException"));
    assertEquals(Set.of(batch.id(4), batch.id(7)), failures(batch));

    STACK.endpoint().faults().clear();
    assertEquals(Set.of(), failures(batch));
    assertEquals(1, accepted("trace-" + bad).size());
  }

  @Test
  void aThrottledEventReturnsAndIsDeliveredNextTime() throws Exception {
    String id = unique("slow");
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
            .add(change(id, "lamp-" + id).toString())
            .add(change(id + "ok", "plug-" + id).toString());
    refuse("trace-" + id, new FaultAction.Status(429, "ThrottlingException"));
    assertEquals(Set.of(batch.id(0)), failures(batch));
    STACK.endpoint().faults().clear();
    assertEquals(Set.of(), failures(batch));
    assertEquals(1, accepted("trace-" + id).size());
    assertEquals(1, accepted("trace-" + id + "ok").size());
  }

  @Test
  void oneKeyWithTwoContentsIsAConflict() throws Exception {
    String id = unique("conflict");
    Map<String, String> none = Map.of();
    assertEquals(200, status(LambdaInvocations.http(change(id, "lamp").toString(), none)));
    assertEquals(200, status(LambdaInvocations.http(change(id, "lamp").toString(), none)));
    assertEquals(409, status(LambdaInvocations.http(change(id, "plug").toString(), none)));
    assertEquals(1, accepted("trace-" + id).size());
  }

  @Test
  void anHttpEventThatCannotBeDeliveredNowIsDeliveredThroughTheQueue() throws Exception {
    String id = unique("overflow");
    refuse("trace-" + id, new FaultAction.Status(503, "ServiceUnavailableException"));
    assertEquals(202, status(LambdaInvocations.http(change(id, "lamp").toString(), Map.of())));
    STACK.endpoint().faults().clear();
    try (SqsPoller poller = STACK.poll(STACK.events())) {
      poller.awaitEmpty();
    }
    assertEquals(1, accepted("trace-" + id).size());
  }

  @Test
  void anAmbiguousAnswerIsNotTakenForALoss() throws Exception {
    String id = unique("garbage");
    String trace = "trace-" + id;
    refuse(trace, new FaultAction.ResetBefore());
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(change(id, "lamp").toString());
    assertEquals(Set.of(batch.id(0)), failures(batch));
    STACK.endpoint().faults().clear();
    assertEquals(Set.of(), failures(batch));
    assertEquals(1, accepted(trace).size());
  }

  private static LambdaInvocations.Batch batch(String prefix, int size) {
    LambdaInvocations.Batch batch = new LambdaInvocations.Batch(LambdaInvocations.STANDARD);
    for (int i = 0; i < size; i++) {
      batch.add(change(prefix + "-" + i, prefix + "-device-" + i).toString());
    }
    return batch;
  }

  private static int status(byte[] event) throws Exception {
    return reply(event).path("statusCode").asInt();
  }
}
