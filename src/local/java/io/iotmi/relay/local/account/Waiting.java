package io.iotmi.relay.local.account;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How a run waits for a connector that works after its reply. */
public interface Waiting {

  /** Returns when this is so, or when there is no hope left. */
  void until(BooleanSupplier done);

  /** Gives the connector time for what it should not do. */
  void quiet();

  /**
   * By the clock.
   *
   * @param most the longest wait for something to come
   * @param quiet how long nothing must come
   */
  static Waiting byTime(Duration most, Duration quiet) {
    return new Waiting() {
      @Override
      public void until(BooleanSupplier done) {
        long end = System.nanoTime() + most.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() - end < 0) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
      }

      @Override
      public void quiet() {
        LockSupport.parkNanos(quiet.toNanos());
      }
    };
  }
}
