package io.iotmi.relay.telemetry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;
import software.amazon.lambda.powertools.logging.internal.LoggingManagerRegistry;

/**
 * Takes over standard output, where both lines and metrics go. A test with it runs on its own: see
 * {@link org.junit.jupiter.api.parallel.Isolated}.
 */
final class PrintedTelemetry implements BeforeEachCallback, AfterEachCallback {
  static final ObjectMapper JSON = new ObjectMapper();
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final Counts NONE = Counts.NONE;

  private @Nullable StandardOutput output;

  @Override
  public void beforeEach(ExtensionContext context) {
    output = StandardOutput.keptBack();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Objects.requireNonNull(output).close();
  }

  static EventResult result(int position, Outcome outcome, Instant time) {
    return new EventResult(
        new EventRef(0, position),
        outcome,
        new TraceId("t-1"),
        new EventKey("c#1"),
        "c",
        Operation.DEVICE_EVENT,
        time);
  }

  /** Runs the work at level DEBUG. */
  static void atDebug(Runnable work) {
    LoggingManager levels = LoggingManagerRegistry.getLoggingManager();
    Level before = levels.getLogLevel(LoggerFactory.getLogger(Telemetry.class));
    levels.setLogLevel(Level.DEBUG);
    try {
      work.run();
    } finally {
      levels.setLogLevel(before);
    }
  }

  List<JsonNode> logged() throws Exception {
    return lines(false);
  }

  List<JsonNode> metrics() throws Exception {
    return lines(true);
  }

  /** Of all values of the metric. */
  double sum(String metric) throws Exception {
    double sum = 0;
    for (JsonNode line : metrics()) {
      JsonNode value = line.path(metric);
      assertTrue(value.size() <= 100, "limit of the format");
      for (JsonNode one : value.isArray() ? value : List.of(value)) {
        sum += one.asDouble();
      }
    }
    return sum;
  }

  private List<JsonNode> lines(boolean metrics) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Objects.requireNonNull(output).lines()) {
      JsonNode node = JSON.readTree(line);
      if (node.has("_aws") == metrics) {
        lines.add(node);
      }
    }
    return lines;
  }
}
