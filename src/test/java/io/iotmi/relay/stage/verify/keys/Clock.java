package io.iotmi.relay.stage.verify.keys;

import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves, and the deadlines by it. */
final class Clock implements InstantSource {
  private Instant now = Instant.parse("2026-11-26T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Deadline deadline() {
    return new Deadline(now.plusSeconds(5), this);
  }
}
