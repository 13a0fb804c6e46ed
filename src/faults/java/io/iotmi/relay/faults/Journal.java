package io.iotmi.relay.faults;

import io.iotmi.relay.local.endpoint.FaultAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that happened in a run, as it was seen from outside the function. Thread-safe. */
final class Journal {
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Invocation> invocations = new ArrayList<>();
  private final List<LedgerFault> ledgerFaults = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int kills;

  /**
   * The endpoint decided on a request.
   *
   * @param tokens of the events that it carries
   * @param call the same for all attempts of one request
   */
  record Decision(
      Instant at,
      String runtime,
      int status,
      Set<String> tokens,
      String call,
      @Nullable FaultAction fault) {
    boolean accepted() {
      return status == 202 && !(fault instanceof FaultAction.Verbatim);
    }
  }

  /** A runtime was given events; {@code died} where it gave no reply. */
  record Invocation(
      String runtime,
      Instant start,
      Instant end,
      boolean died,
      Set<Integer> numbers,
      String reply) {}

  /**
   * A call of the ledger went wrong.
   *
   * @param confirmed keys of deliveries of which the ledger may know nothing
   */
  record LedgerFault(Instant at, String runtime, String kind, Set<String> confirmed) {}

  synchronized void decided(Decision decision) {
    decisions.add(decision);
    FaultAction fault = decision.fault();
    if (fault instanceof FaultAction.Status status) {
      count("endpoint answers " + status.code() + " " + status.type());
    } else if (fault instanceof FaultAction.Verbatim answer) {
      count("endpoint's place answers " + answer.code());
    } else if (fault != null) {
      count("endpoint " + fault.getClass().getSimpleName());
    }
  }

  synchronized void invoked(Invocation invocation) {
    invocations.add(invocation);
    count(
        !invocation.died()
            ? "invocations with a reply"
            : invocation.reply().contains("Sandbox.Timedout")
                ? "invocations out of time"
                : "invocations cut off by a kill");
  }

  synchronized void ledgerFailed(LedgerFault fault) {
    ledgerFaults.add(fault);
    count("ledger " + fault.kind());
  }

  synchronized void killed(String when) {
    kills++;
    count("killed " + when);
  }

  synchronized void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  synchronized int kills() {
    return kills;
  }

  synchronized List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  synchronized List<Invocation> invocations() {
    return List.copyOf(invocations);
  }

  synchronized List<LedgerFault> ledgerFaults() {
    return List.copyOf(ledgerFaults);
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }
}
