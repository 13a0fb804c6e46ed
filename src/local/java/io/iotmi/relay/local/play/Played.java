package io.iotmi.relay.local.play;

import io.iotmi.relay.local.OutcomeLines.Line;
import io.iotmi.relay.local.endpoint.ReceivedRequest;
import java.util.List;

/**
 * What became of one file.
 *
 * @param answered the code that an operation of managed integrations got; empty for events
 * @param trouble why it was not played to its end; empty if it was
 */
record Played(
    String file,
    List<Line> lines,
    List<ReceivedRequest> requests,
    String answered,
    String trouble) {
  Played {
    lines = List.copyOf(lines);
    requests = List.copyOf(requests);
  }

  /** Whether it was played, and the endpoint took everything that was sent. */
  boolean well() {
    return trouble.isEmpty()
        && (!lines.isEmpty() || !answered.isEmpty())
        && requests.stream().allMatch(ReceivedRequest::accepted);
  }

  /** Accepted requests that carry the trace of the line. */
  long requestsOf(Line line) {
    return requests.stream()
        .filter(ReceivedRequest::accepted)
        .filter(r -> r.body().path("TraceId").asText("").equals(line.traceId()))
        .count();
  }
}
