package io.iotmi.relay.stage.send;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * How many requests of a dispatch are to come after one of them. Whoever asks first learns of all
 * that others are still preparing, so the request itself is counted off only then, or when it is
 * over. Thread-safe.
 */
final class Following implements IntSupplier {
  private final AtomicInteger pending;
  private final AtomicInteger own = new AtomicInteger(1);

  Following(AtomicInteger pending) {
    this.pending = pending;
  }

  @Override
  public int getAsInt() {
    countOff();
    return pending.get();
  }

  void countOff() {
    pending.addAndGet(-own.getAndSet(0));
  }
}
