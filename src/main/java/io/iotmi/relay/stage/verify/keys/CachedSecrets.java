package io.iotmi.relay.stage.verify.keys;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vendor's secret as it was read last. Thread-safe. */
public final class CachedSecrets {
  /** How long a version that was withdrawn may still count. */
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** Most wrong signatures are forged; few are those of a new secret. */
  private static final Duration AFTER_FAILED_CHECK = Duration.ofMinutes(1);

  /** While the store does not answer. */
  private static final Duration AFTER_FAILED_READ = Duration.ofSeconds(1);

  private final SecretStore store;
  private final InstantSource clock;
  private @Nullable LiveSecrets known;
  private @Nullable Instant lastTry;
  private Reading.Unavailable failure = new Reading.Unavailable("the secret was not read yet");

  public CachedSecrets(SecretStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What is known, read again when it is old; one that cannot be read again still counts. */
  public synchronized Reading live(Deadline deadline) {
    if (isOlderThan(known == null ? AFTER_FAILED_READ : MAX_AGE)) {
      read(deadline);
    }
    return known == null ? failure : new Reading.Live(known);
  }

  /** Read again after a check that failed, unless that was done a moment ago. */
  public synchronized Optional<LiveSecrets> again(Deadline deadline) {
    if (!isOlderThan(AFTER_FAILED_CHECK)) {
      return Optional.empty();
    }
    LiveSecrets before = known;
    read(deadline);
    return Optional.ofNullable(known).filter(secrets -> !secrets.equals(before));
  }

  private void read(Deadline deadline) {
    lastTry = clock.instant();
    switch (store.read(deadline)) {
      case Reading.Live(LiveSecrets secrets) -> known = secrets;
      case Reading.Unavailable unavailable -> failure = unavailable;
    }
  }

  private boolean isOlderThan(Duration age) {
    return lastTry == null || Duration.between(lastTry, clock.instant()).compareTo(age) >= 0;
  }
}
