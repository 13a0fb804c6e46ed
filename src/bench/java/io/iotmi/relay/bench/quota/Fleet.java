package io.iotmi.relay.bench.quota;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The runtimes of the function at work on the queue of events. Where they come and go, each works
 * for a while, ends after its batch as on Lambda, and starts cold some time later.
 */
final class Fleet implements AutoCloseable {
  private static final long SEED = 4_711;
  private static final String FAILURE = "\"itemIdentifier\"";

  private final EmbeddedStack stack;
  private final int batch;
  private final AtomicInteger returned = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean open = true;

  Fleet(EmbeddedStack stack, Scenario scenario) {
    this.stack = stack;
    this.batch = scenario.batch();
    List<FunctionProcess> processes = stack.function().processes();
    for (int i = 0; i < processes.size(); i++) {
      FunctionProcess process = processes.get(i);
      Random random = new Random(SEED + i);
      threads.execute(
          () -> {
            if (scenario.comeAndGo()) {
              comeAndGo(process, random);
            } else {
              work(process, Long.MAX_VALUE);
            }
          });
    }
  }

  /** How often a message went back to the queue. */
  int returned() {
    return returned.get();
  }

  /** Lets it work for a moment. */
  void watch() {
    rest(100);
  }

  private void comeAndGo(FunctionProcess process, Random random) {
    rest(random.nextLong(6_000));
    while (open) {
      work(process, random.nextLong(5_000, 25_000));
      process.kill();
      rest(random.nextLong(2_000, 10_000));
    }
  }

  private void work(FunctionProcess process, long millis) {
    try (SqsPoller poller =
        new SqsPoller(
            stack.sqs(),
            stack.events(),
            batch,
            Scenario.WINDOW,
            1,
            event -> count(process.invoke(event, EmbeddedStack.TIMEOUT, null)))) {
      long begin = System.nanoTime();
      while (open && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) < millis) {
        poller.pause();
      }
    }
  }

  private InvocationResult count(InvocationResult result) {
    returned.addAndGet(result.text().split(FAILURE, -1).length - 1);
    return result;
  }

  private static void rest(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    open = false;
    threads.close();
  }
}
