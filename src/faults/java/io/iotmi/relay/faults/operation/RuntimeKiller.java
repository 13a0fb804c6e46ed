package io.iotmi.relay.faults.operation;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.endpoint.Watch;
import io.iotmi.relay.local.runtime.FunctionProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Kills a busy runtime, by turns at any time, between the acceptance of a request and its answer,
 * and when the vendor or the table was just asked. Thread-safe.
 */
final class RuntimeKiller {
  private static final int LONGEST_MILLIS = 800;
  private static final Duration STEP = Duration.ofMillis(2);

  /** When a runtime is killed. */
  private enum Moment {
    AT_ANY_TIME,
    ACCEPTED,
    TABLE_ASKED
  }

  private final EmbeddedStack stack;
  private final Random random;
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger countdown = new AtomicInteger();
  private final AtomicReference<@Nullable Moment> due = new AtomicReference<>();
  private int turn;

  RuntimeKiller(EmbeddedStack stack, Random random) {
    this.stack = stack;
    this.random = random;
    stack
        .endpoint()
        .watch(
            new Watch() {
              @Override
              public void decided(ReceivedRequest request) {}

              @Override
              public void answering(ReceivedRequest accepted) {
                at(Moment.ACCEPTED);
              }
            });
    stack
        .table()
        .interceptor(
            (call, onward) -> {
              var answer = onward.send(call.body());
              at(Moment.TABLE_ASKED);
              return answer;
            });
  }

  /** A kill is due from now on. */
  void once() {
    Moment moment = Moment.values()[turn++ % Moment.values().length];
    countdown.set(random.nextInt(moment == Moment.TABLE_ASKED ? 12 : 3));
    if (moment == Moment.AT_ANY_TIME) {
      int wait = random.nextInt(LONGEST_MILLIS);
      Thread.ofVirtual()
          .start(
              () -> {
                LockSupport.parkNanos(Duration.ofMillis(wait).toNanos());
                anyone();
              });
    } else {
      due.set(moment);
    }
  }

  /** No kill is due any more. */
  void rest() {
    due.set(null);
  }

  int kills() {
    return kills.get();
  }

  /** Where no runtime is at work, it is the reply to a call that waits here. */
  private void at(Moment moment) {
    if (due.get() == moment
        && isAnyBusy()
        && countdown.getAndDecrement() <= 0
        && due.compareAndSet(moment, null)) {
      anyone();
    }
  }

  private boolean isAnyBusy() {
    return stack.function().processes().stream().anyMatch(stack.function()::isBusy);
  }

  /** The first one that is at work, within four seconds. */
  private void anyone() {
    List<FunctionProcess> processes = stack.function().processes();
    for (int i = 0; i < 2_000; i++) {
      FunctionProcess process = processes.get(i % processes.size());
      if (stack.function().isBusy(process)) {
        process.kill();
        kills.incrementAndGet();
        return;
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
