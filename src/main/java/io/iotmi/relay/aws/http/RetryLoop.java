package io.iotmi.relay.aws.http;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Repeats what failed, with pauses that are each up to twice as long as the one before, with
 * jitter. See https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param retries tries after the first one
 * @param firstPause ceiling of the first pause
 */
public record RetryLoop(int retries, Duration firstPause) {

  /**
   * Tries until nothing is left, all tries are used up or the deadline comes before the next one.
   *
   * @param attempt takes what is to be done and gives what is to be tried again
   * @return what is left
   */
  public <T> List<T> run(List<T> items, Deadline deadline, UnaryOperator<List<T>> attempt) {
    List<T> left = items;
    for (int tries = 0; !left.isEmpty(); tries++) {
      if (tries > 0 && (tries > retries || !pause(tries, deadline))) {
        return left;
      }
      left = attempt.apply(left);
    }
    return left;
  }

  private boolean pause(int tries, Deadline deadline) {
    long ceiling = firstPause.toMillis() << (tries - 1);
    long pause = ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1);
    if (deadline.left().toMillis() <= pause) {
      return false;
    }
    try {
      TimeUnit.MILLISECONDS.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
