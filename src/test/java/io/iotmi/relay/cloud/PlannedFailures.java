package io.iotmi.relay.cloud;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What requests are to fail at, one for each request. */
public final class PlannedFailures {
  private final Deque<Supplier<Optional<Failure>>> planned = new ArrayDeque<>();
  private boolean away;

  private record Failure(@Nullable Refusal refusal, @Nullable Outage outage, boolean sent) {
    <T> CloudAnswer<T> answer() {
      return refusal != null
          ? new CloudAnswer.Refused<>(refusal, "of the test")
          : new CloudAnswer.Unavailable<>(
              outage == null ? Outage.DOWN : outage, "of the test", sent, null);
    }
  }

  /** A request is refused. */
  public void refused(Refusal refusal) {
    planned.add(() -> Optional.of(new Failure(refusal, null, true)));
  }

  /**
   * A request has no answer.
   *
   * @param sent whether it may have reached the vendor
   */
  public void failed(Outage outage, boolean sent) {
    planned.add(() -> Optional.of(new Failure(null, outage, sent)));
  }

  /** A request is answered as usual, after something else happened. */
  public void meanwhile(Runnable event) {
    planned.add(
        () -> {
          event.run();
          return Optional.empty();
        });
  }

  /** From now on no request has an answer, or each has one again. */
  public void away(boolean isAway) {
    away = isAway;
  }

  /** The failure of a request that comes now; empty where it is to be answered. */
  <T> Optional<CloudAnswer<T>> take() {
    if (away) {
      return Optional.of(new Failure(null, Outage.DOWN, false).answer());
    }
    Supplier<Optional<Failure>> next = planned.poll();
    return next == null ? Optional.empty() : next.get().map(Failure::answer);
  }
}
