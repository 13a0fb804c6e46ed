package io.iotmi.relay.local.service;

import java.time.Duration;

/** Where a connector is invoked. Thread-safe. */
public interface Target {
  /** Invokes once, and gives up after this time. */
  Outcome invoke(byte[] call, Duration within);

  /** Whether several invocations may be in flight. */
  default boolean concurrent() {
    return true;
  }
}
