package io.iotmi.relay.telemetry;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for each outcome. Of what was not delivered only the first are told at WARN, and one
 * line counts the rest: a caller whose events cost nothing must not fill the log with them. At
 * DEBUG each has its line.
 */
final class OutcomeLog {
  /** Of one invocation. */
  static final int MAX_LINES = 20;

  /** Of one event. */
  static final int MAX_VIOLATIONS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  void write(List<EventResult> results, IntFunction<@Nullable String> messageId) {
    int undelivered = 0;
    OutcomeCounts rest = new OutcomeCounts();
    for (EventResult result : results) {
      Level level = level(result.outcome());
      if (level == Level.WARN && undelivered++ >= MAX_LINES) {
        rest.add(result.outcome());
        level = Level.DEBUG;
      }
      if (LOG.isEnabledForLevel(level)) {
        write(level, result, messageId.apply(result.ref().message()));
      }
    }
    if (rest.events() > 0) {
      LOG.atWarn()
          .addKeyValue("events", rest.events())
          .addKeyValue("outcomes", rest.outcomes())
          .addKeyValue("rules", rest.rules())
          .log("further events");
    }
  }

  private static void write(Level level, EventResult result, @Nullable String messageId) {
    Outcome outcome = result.outcome();
    LoggingEventBuilder line = LOG.atLevel(level);
    add(line, "outcome", outcome.label());
    add(line, "traceId", result.traceId());
    add(line, "connectorId", result.connectorId());
    add(line, "operation", result.operation());
    add(line, "eventKey", result.key());
    add(line, "messageId", messageId);
    add(line, "position", result.ref().position());
    details(outcome).forEach((name, value) -> add(line, name, value));
    line.log("event");
    if (outcome instanceof Outcome.Rejected(List<Violation> violations)) {
      violations.forEach(violation -> writeDetail(result, violation));
    }
  }

  /** The endpoint may quote the event, so only those who ask for it see what it says. */
  private static void writeDetail(EventResult result, Violation violation) {
    Sensitive detail = violation.detail();
    if (detail != null) {
      LoggingEventBuilder line = LOG.atDebug();
      add(line, "traceId", result.traceId());
      add(line, "eventKey", result.key());
      add(line, "detail", detail.value());
      line.log("refusal");
    }
  }

  /** What is not known is left out. A builder of SLF4J answers with itself. */
  private static void add(LoggingEventBuilder line, String name, @Nullable Object value) {
    if (value != null) {
      LoggingEventBuilder _ = line.addKeyValue(name, value);
    }
  }

  private static Map<String, Object> details(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Withheld(var cause) -> Map.of("reason", cause);
      case Outcome.Delivered _, Outcome.Duplicate _, Outcome.Conflict _ -> Map.of();
      case Outcome.RetryLater(var reason, var detail) -> Map.of("reason", reason, "detail", detail);
      case Outcome.Rejected(var violations) -> violations(violations);
      case Outcome.Unreadable unreadable ->
          Map.of("pointer", unreadable.place(), "reason", unreadable.reason());
    };
  }

  private static Map<String, Object> violations(List<Violation> violations) {
    List<Map<String, String>> shown =
        violations.stream().limit(MAX_VIOLATIONS).map(OutcomeLog::members).toList();
    int more = violations.size() - shown.size();
    return more == 0 ? Map.of("faults", shown) : Map.of("faults", shown, "furtherFaults", more);
  }

  private static Map<String, String> members(Violation violation) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("pointer", violation.place());
    members.put("rule", violation.rule());
    members.put("message", violation.message());
    return members;
  }

  private static Level level(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> Level.INFO;
      case Outcome.RetryLater _, Outcome.Refused _ -> Level.WARN;
    };
  }
}
