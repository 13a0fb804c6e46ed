package io.iotmi.relay.stage.verify.keys;

import io.iotmi.relay.model.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Asks addresses that handshakes want confirmed, a few times a minute. Thread-safe. */
public final class Confirmations {
  private static final int ASKED_IN_A_MINUTE = 10;

  private final VendorWeb web;
  private final Budget budget;

  public Confirmations(VendorWeb web, InstantSource clock) {
    this.web = web;
    this.budget = new Budget(ASKED_IN_A_MINUTE, Duration.ofMinutes(1), clock);
  }

  /** Whether the address was asked with success. */
  public boolean confirm(URI address, Deadline deadline) {
    return mayAsk() && web.get(address, deadline) instanceof VendorWeb.Answer.Got;
  }

  private synchronized boolean mayAsk() {
    return budget.take();
  }
}
