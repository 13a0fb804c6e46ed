package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.stage.send.pace.SendSlots;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works lanes off: serial inside a lane, parallel across lanes. One instance serves all invocations
 * of the runtime, so that together they keep to its concurrency. Thread-safe.
 */
public final class LaneDispatcher {
  private final EventSender sender;
  private final SendSlots slots;
  private final Duration leastTime;
  private final int concurrency;
  private final Semaphore places;
  private final ThreadFactory threads = Thread.ofVirtual().name("lane-worker-", 0).factory();

  /**
   * @param slots those of the whole runtime, because the quota is the account's
   * @param leastTime with less of it left no request starts
   * @param concurrency requests that may be under way at once in this runtime
   */
  public LaneDispatcher(EventSender sender, SendSlots slots, Duration leastTime, int concurrency) {
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1");
    }
    this.sender = sender;
    this.slots = slots;
    this.leastTime = leastTime;
    this.concurrency = concurrency;
    this.places = new Semaphore(concurrency, true);
  }

  /**
   * Returns when every event of the lanes has its outcome. Lanes are begun in their order.
   *
   * @param lastStart no request starts after it
   * @param deadline by which requests that have started are over
   */
  public Counts dispatch(
      List<Lane> lanes, Deadline lastStart, Deadline deadline, Outcomes outcomes) {
    LaneReports tally = new LaneReports(outcomes);
    Deadline latestStart = lastStart.orEarlier(deadline.earlier(leastTime));
    try (RequestGate gate = new RequestGate(sender, slots, places, latestStart, deadline)) {
      lanes.forEach(lane -> gate.expect(lane.requests()));
      run(lanes, gate, tally);
    }
    return tally.counts();
  }

  private void run(List<Lane> lanes, RequestGate gate, LaneReports tally) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < lanes.size(); i = next.getAndIncrement()) {
            new LaneRun(lanes.get(i), gate, tally).run();
          }
        };
    try (ExecutorService workers = Executors.newThreadPerTaskExecutor(threads)) {
      for (int i = 0; i < Math.min(concurrency, lanes.size()); i++) {
        workers.execute(worker);
      }
    }
  }
}
