package io.iotmi.relay.local.service;

import java.time.Duration;
import java.time.Instant;

/**
 * One invocation.
 *
 * @param number from 1, which is no retry
 */
public record Attempt(int number, Instant sent, Duration took, Outcome outcome) {
  public Instant ended() {
    return sent.plus(took);
  }

  boolean replied() {
    return outcome instanceof Outcome.Replied;
  }
}
