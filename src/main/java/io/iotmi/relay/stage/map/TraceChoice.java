package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which trace id an event goes by, and whether it may answer a command. */
final class TraceChoice {
  /** Ends of carriers whose ids some observer of the way made up, unknown to the service. */
  private static final List<String> OF_OBSERVERS =
      List.of("traceparent", "traceparent/Value", "AWSTraceHeader", "X-Amzn-Trace-Id");

  private TraceChoice() {}

  /** An event whose own trace id is empty has none; another carrier may have one. */
  static Json.Obj withoutEmpty(Json.Obj given, String name) {
    if (!"".equals(given.text(name))) {
      return given;
    }
    Map<String, Json> others = new LinkedHashMap<>(given.members());
    others.remove(name);
    return new Json.Obj(others);
  }

  /**
   * The event's own id before the one it arrived with. The own one is checked with its siblings;
   * that of a carrier is checked here.
   */
  static @Nullable GivenTrace choose(
      String ownPointer, @Nullable Json own, Arrival arrival, Violations violations) {
    if (own instanceof Json.Text(String value)) {
      return new GivenTrace(ownPointer, value);
    }
    GivenTrace carried = arrival.trace();
    if (carried != null) {
      ApiShapes.TRACE_ID.check(
          new Json.Text(carried.value()), Pointer.to(carried.carrier()), violations);
    }
    return carried;
  }

  /**
   * The answer to a command must carry the trace id that the command came with. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/send-command-op.html
   */
  static void needOfCommand(
      String ownPointer, @Nullable Json own, @Nullable GivenTrace trace, Violations violations) {
    boolean absent = own == null || own instanceof Json.Null;
    if (absent && (trace == null || OF_OBSERVERS.stream().anyMatch(trace.carrier()::endsWith))) {
      violations.add(ownPointer, "required", "an answer needs the trace id of its command");
    }
  }
}
