package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer to a caller that says what became of each event; the worst one gives the status. */
public final class EventReport {
  /** Of all events together: a caller reads no more, and each costs time to write. */
  private static final int MAX_VIOLATIONS = 5_000;

  private EventReport() {}

  /**
   * The answer to the events of one request.
   *
   * @param results in the order of the body
   * @param ids the events' own ids, where they have one
   * @param queued events that wait on the overflow queue
   */
  public static CallerReply of(
      List<EventResult> results, Map<EventRef, String> ids, Set<EventRef> queued) {
    ReplyStatus status = ReplyStatus.OK;
    List<ReplyEvent> events = new ArrayList<>(results.size());
    int room = MAX_VIOLATIONS;
    for (EventResult result : results) {
      ReplyEvent event =
          ReplyEvent.of(result, ids.get(result.ref()), queued.contains(result.ref()));
      status = event.status().compareTo(status) > 0 ? event.status() : status;
      events.add(event.withViolations(room));
      room -= Math.min(room, event.violations().size());
    }
    CallerReply reply =
        status.code() >= 400
            ? Problem.of(status.code(), status.title())
            : CallerReply.ok(status.code());
    TraceId trace = commonTrace(results);
    if (trace != null) {
      reply = reply.withHeader("X-Trace-Id", trace.value());
    }
    if (status == ReplyStatus.UNAVAILABLE) {
      reply = Problem.retriable(reply);
    }
    return reply.withEvents(events);
  }

  private static @Nullable TraceId commonTrace(List<EventResult> results) {
    List<TraceId> traces =
        results.stream().map(EventResult::traceId).filter(Objects::nonNull).distinct().toList();
    return traces.size() == 1 ? traces.getFirst() : null;
  }
}
