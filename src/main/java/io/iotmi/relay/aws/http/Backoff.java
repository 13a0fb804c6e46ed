package io.iotmi.relay.aws.http;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses before another try, each up to twice as long as the one before, with jitter. One for each
 * piece of work. See https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
public final class Backoff {
  private final Duration first;
  private int left;
  private int used;

  /**
   * @param retries tries after the first one
   * @param first ceiling of the first pause
   */
  public Backoff(int retries, Duration first) {
    this.left = retries;
    this.first = first;
  }

  /** Pauses, unless all tries are used up or the deadline comes first: then false, at once. */
  public boolean again(Deadline deadline) {
    long ceiling = first.toMillis() << used;
    long pause = ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1);
    if (left == 0 || deadline.left().toMillis() <= pause) {
      return false;
    }
    left--;
    used++;
    try {
      TimeUnit.MILLISECONDS.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
