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
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("outcome", outcome.label());
    fields.put("traceId", result.traceId());
    fields.put("connectorId", result.connectorId());
    fields.put("operation", result.operation());
    fields.put("eventKey", result.key());
    fields.put("messageId", messageId);
    fields.put("position", result.ref().position());
    fields.putAll(details(outcome));

    LoggingEventBuilder line = LOG.atLevel(level(outcome));
    for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
      if (field.getValue() != null) {
        line = line.addKeyValue(field.getKey(), field.getValue());
      }
    }
    line.log("event");
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
