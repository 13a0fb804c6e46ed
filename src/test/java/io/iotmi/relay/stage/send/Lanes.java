package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Lane;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Outcome.Reason;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Lanes of requests, numbered by the event they carry, and what a dispatch says of an event. */
final class Lanes {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final Deadline DEADLINE =
      new Deadline(NOW.plus(Duration.ofMinutes(1)), InstantSource.fixed(NOW));
  static final Outcome DELIVERED = new Outcome.Delivered();
  static final Outcome REFUSED = new Outcome.Rejected(List.of(new Violation("", "refused", "no")));

  private Lanes() {}

  static EventRef ref(int n) {
    return new EventRef(n, 0);
  }

  static PlannedRequest request(
      String name, List<EventRef> carries, List<EventRef> completes, PlannedRequest... alone) {
    return request(Operation.DEVICE_EVENT, name, carries, completes, alone);
  }

  private static PlannedRequest request(
      Operation operation,
      String name,
      List<EventRef> carries,
      List<EventRef> completes,
      PlannedRequest... alone) {
    SendConnectorEvent event =
        new SendConnectorEvent(
            name, operation, null, null, null, null, null, null, null, null, null);
    return new PlannedRequest(event, null, carries, completes, List.of(alone));
  }

  static PlannedRequest urgent(int n) {
    return request(Operation.DEVICE_COMMAND_RESPONSE, "r" + n, List.of(ref(n)), List.of(ref(n)));
  }

  /** Without a pace. */
  static LaneDispatcher dispatcher(EventSender sender, int concurrency) {
    return new LaneDispatcher(sender, new NoPace(), Duration.ZERO, concurrency);
  }

  static PlannedRequest single(int n) {
    return request("r" + n, List.of(ref(n)), List.of(ref(n)));
  }

  static PlannedRequest merged() {
    List<EventRef> both = List.of(ref(0), ref(1));
    return request("merged", both, both, single(0), single(1));
  }

  static Lane lane(PlannedRequest... requests) {
    return new Lane(List.of(requests), false, false);
  }

  static Lane halting(PlannedRequest... requests) {
    return new Lane(List.of(requests), false, true);
  }

  static Outcome outcome(Dispatch dispatch, int n) {
    Outcome outcome = dispatch.outcomes().get(ref(n));
    if (outcome == null) {
      throw new AssertionError("event " + n + " has no outcome");
    }
    return outcome;
  }

  static Reason reason(Dispatch dispatch, int n) {
    return ((Outcome.RetryLater) outcome(dispatch, n)).reason();
  }
}
