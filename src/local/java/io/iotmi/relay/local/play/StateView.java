package io.iotmi.relay.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.OutcomeLines.Line;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import io.iotmi.relay.local.wire.Trees;
import java.util.List;

/** What the live page shows: the newest outcomes and requests. */
final class StateView {
  private static final int NEWEST = 100;

  private StateView() {}

  static JsonNode of(EmbeddedStack stack) {
    List<Line> lines = stack.outcomes().all();
    List<ReceivedRequest> requests = stack.endpoint().requests();
    ObjectNode state = Trees.object();
    state.put("outcomeCount", lines.size());
    state.put("requestCount", requests.size());
    ArrayNode outcomes = state.putArray("outcomes");
    for (Line line : newest(lines)) {
      outcomes
          .addObject()
          .put("time", line.time())
          .put("outcome", line.outcome())
          .put("operation", line.operation())
          .put("traceId", line.traceId());
    }
    ArrayNode sent = state.putArray("requests");
    for (ReceivedRequest request : newest(requests)) {
      sent.addObject()
          .put("time", request.at().toString())
          .put("status", Integer.toString(request.status()))
          .put("operation", request.body().path("Operation").asText(null))
          .put("traceId", request.body().path("TraceId").asText(null));
    }
    return state;
  }

  private static <T> List<T> newest(List<T> all) {
    return all.subList(Math.max(0, all.size() - NEWEST), all.size()).reversed();
  }
}
