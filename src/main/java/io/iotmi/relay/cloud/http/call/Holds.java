package io.iotmi.relay.cloud.http.call;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Until when the vendor wants no further request, by access. Thread-safe. */
final class Holds {
  private static final int MOST = 1_000;

  /** A vendor that means a whole day says so again after an hour. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Map<String, Instant> until =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  synchronized void hold(String access, Duration wait, Instant now) {
    until.put(access, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
  }

  /** How long it still holds; nothing where a request may be sent. */
  synchronized Optional<Duration> left(String access, Instant now) {
    Instant end = until.get(access);
    return end == null || !end.isAfter(now)
        ? Optional.empty()
        : Optional.of(Duration.between(now, end));
  }
}
