package io.iotmi.relay.telemetry;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One line for each outcome. */
final class OutcomeLog {
  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  void write(EventResult result, @Nullable String messageId) {
    Outcome outcome = result.outcome();
    LoggingEventBuilder line = LOG.atLevel(level(outcome));
    add(line, "outcome", outcome.label());
    add(line, "traceId", result.traceId());
    add(line, "connectorId", result.connectorId());
    add(line, "operation", result.operation());
    add(line, "eventKey", result.key());
    add(line, "messageId", messageId);
    add(line, "position", result.ref().position());
    details(outcome).forEach((name, value) -> add(line, name, value));
    line.log("event");
  }

  /** What is not known is left out. A builder of SLF4J answers with itself. */
  private static void add(LoggingEventBuilder line, String name, @Nullable Object value) {
    if (value != null) {
      LoggingEventBuilder _ = line.addKeyValue(name, value);
    }
  }

  private static Map<String, Object> details(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _, Outcome.Duplicate _, Outcome.Conflict _ -> Map.of();
      case Outcome.RetryLater(var reason, var detail) -> Map.of("reason", reason, "detail", detail);
      case Outcome.Rejected(var faults) ->
          Map.of("faults", faults.stream().map(OutcomeLog::members).toList());
      case Outcome.Unreadable(var pointer, var reason) ->
          Map.of("pointer", pointer, "reason", reason);
    };
  }

  private static Map<String, String> members(Fault fault) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("pointer", fault.pointer());
    members.put("rule", fault.rule());
    members.put("message", fault.message());
    return members;
  }

  private static Level level(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _, Outcome.Duplicate _ -> Level.INFO;
      case Outcome.RetryLater _, Outcome.Rejected _, Outcome.Unreadable _, Outcome.Conflict _ ->
          Level.WARN;
    };
  }
}
