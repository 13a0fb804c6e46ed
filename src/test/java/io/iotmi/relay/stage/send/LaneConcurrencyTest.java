package io.iotmi.relay.stage.send;

import static io.iotmi.relay.stage.send.Lanes.DEADLINE;
import static io.iotmi.relay.stage.send.Lanes.DELIVERED;
import static io.iotmi.relay.stage.send.Lanes.dispatcher;
import static io.iotmi.relay.stage.send.Lanes.lane;
import static io.iotmi.relay.stage.send.Lanes.outcome;
import static io.iotmi.relay.stage.send.Lanes.single;
import static io.iotmi.relay.stage.send.Lanes.urgent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Lane;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many requests of a runtime are under way at once. */
@Timeout(60)
final class LaneConcurrencyTest {
  @Test
  void sendsDifferentLanesAtTheSameTime() {
    CyclicBarrier together = new CyclicBarrier(3);
    EventSender sender =
        (request, xray, deadline) -> {
          try {
            together.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return new SendResult(new Answer.Accepted(), 1, 0);
        };
    Dispatch dispatch =
        Dispatch.of(
            dispatcher(sender, 3),
            List.of(lane(single(0)), lane(single(1)), lane(single(2))),
            DEADLINE,
            DEADLINE);
    assertEquals(Set.of(DELIVERED), Set.copyOf(dispatch.outcomes().values()));
  }

  @Test
  void keepsToTheConcurrencyOfTheRuntimeAcrossDispatches() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    EventSender sender =
        (request, xray, deadline) -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          LockSupport.parkNanos(100_000);
          underWay.decrementAndGet();
          return new SendResult(new Answer.Accepted(), 1, 0);
        };
    LaneDispatcher dispatcher = dispatcher(sender, 2);
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lanes.add(lane(single(i)));
    }
    AtomicInteger settled = new AtomicInteger();
    List<Thread> invocations = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      invocations.add(
          Thread.ofPlatform()
              .start(
                  () ->
                      settled.addAndGet(
                          Dispatch.of(dispatcher, lanes, DEADLINE, DEADLINE).outcomes().size())));
    }
    for (Thread invocation : invocations) {
      invocation.join();
    }
    assertEquals(800, settled.get());
    assertTrue(most.get() <= 2, "at once: " + most);
  }

  /** As where several invocations share a runtime. */
  @Test
  void anUrgentRequestPassesThoseOfAnotherDispatchThatWaitForTheirStart() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch urgentSent = new CountDownLatch(1);
    EventSender sender =
        (request, xray, deadline) -> {
          if (request.operation().isUrgent()) {
            urgentSent.countDown();
          } else {
            waiting.countDown();
            awaitQuietly(urgentSent);
          }
          return new SendResult(new Answer.Accepted(), 1, 0);
        };
    LaneDispatcher dispatcher = dispatcher(sender, 1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Dispatch> ordinary =
          threads.submit(
              () -> Dispatch.of(dispatcher, List.of(lane(single(0))), DEADLINE, DEADLINE));
      awaitQuietly(waiting);
      Dispatch passing = Dispatch.of(dispatcher, List.of(lane(urgent(1))), DEADLINE, DEADLINE);
      assertEquals(DELIVERED, outcome(passing, 1));
      assertEquals(DELIVERED, outcome(ordinary.get(), 0), "it saw the urgent one pass");
    }
  }

  @Test
  void demandsRoomForAtLeastOneRequest() {
    assertThrows(
        IllegalArgumentException.class,
        () -> dispatcher(new ScriptedSender(Map.of(), List.of()), 0));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
