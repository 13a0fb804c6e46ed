package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.model.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reply says of one event.
 *
 * @param id the event's own, where it has one
 * @param queued whether it waits on the overflow queue
 * @param violations those to be listed
 */
record ReplyEvent(
    EventResult result, @Nullable String id, boolean queued, List<Violation> violations) {
  private static final Violation FURTHER =
      new Violation("", "size", "there are further faults, not listed");

  ReplyEvent {
    violations = List.copyOf(violations);
  }

  static ReplyEvent of(EventResult result, @Nullable String id, boolean queued) {
    return new ReplyEvent(result, id, queued, violations(result.outcome()));
  }

  ReplyStatus status() {
    return ReplyStatus.of(result.outcome(), queued);
  }

  String outcome() {
    return queued ? "queued" : result.outcome().label();
  }

  /** With the first of its violations only, and a word that there are more. */
  ReplyEvent withViolations(int most) {
    if (violations.size() <= most) {
      return this;
    }
    List<Violation> shown = new ArrayList<>(violations.subList(0, most));
    shown.add(FURTHER);
    return new ReplyEvent(result, id, queued, shown);
  }

  /** Without what its sender named: its id, and names in pointers. */
  ReplyEvent discreet() {
    return new ReplyEvent(
        result,
        null,
        queued,
        violations.stream()
            .map(
                violation ->
                    new Violation(violation.place(), violation.rule(), violation.message()))
            .toList());
  }

  Json.Obj json() {
    TraceId trace = result.traceId();
    JsonMembers json =
        new JsonMembers()
            .number("position", result.ref().position())
            .text("id", id)
            .text("outcome", outcome())
            .text("traceId", trace == null ? null : trace.value());
    switch (result.outcome()) {
      case Outcome.RetryLater(Outcome.Reason reason, String detail) ->
          json.text("reason", reason.name());
      case Outcome.Conflict() ->
          json.text("detail", "this id was seen before with another content");
      case Outcome.Rejected _, Outcome.Unreadable _, Outcome.Done _ -> {}
    }
    if (!violations.isEmpty()) {
      json.array("faults", violations.stream().map(Violation::json).toList());
    }
    return json.object();
  }

  /** A conflict has a detail of its own. */
  private static List<Violation> violations(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rejected rejected -> rejected.violations();
      case Outcome.Unreadable unreadable -> unreadable.violations();
      case Outcome.Conflict _, Outcome.RetryLater _, Outcome.Done _ -> List.of();
    };
  }
}
