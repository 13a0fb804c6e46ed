package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer to someone who waits for it: an HTTP client or a direct invoker. Failures are problem
 * details of RFC 9457 (https://www.rfc-editor.org/rfc/rfc9457) that list every event.
 */
public final class CallerReply {
  private static final String RETRY_AFTER = "Retry-After";

  /** Long enough for the quota to recover, short enough for a person not to notice. */
  private static final String RETRY_AFTER_SECONDS = "5";

  /** Of all events together: nobody reads more, and each costs time to write. */
  private static final int MAX_FAULTS = 5_000;

  private final int status;
  private final Map<String, String> headers;
  private final Map<String, Json> members;
  private final @Nullable List<ReplyEvent> events;

  private CallerReply(
      int status,
      Map<String, String> headers,
      Map<String, Json> members,
      @Nullable List<ReplyEvent> events) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.members = members;
    this.events = events;
  }

  /**
   * The answer that says what became of each event.
   *
   * @param results in the order of the body
   * @param ids the events' own ids, where they have one
   * @param queued events that wait on the overflow queue
   */
  public static CallerReply to(
      List<EventResult> results, Map<EventRef, String> ids, Set<EventRef> queued) {
    ReplyStatus status = ReplyStatus.OK;
    List<ReplyEvent> events = new ArrayList<>(results.size());
    int room = MAX_FAULTS;
    for (EventResult result : results) {
      ReplyEvent event =
          ReplyEvent.of(result, ids.get(result.ref()), queued.contains(result.ref()));
      status = event.status().compareTo(status) > 0 ? event.status() : status;
      events.add(event.withFaults(room));
      room -= Math.min(room, event.faults().size());
    }
    return of(status, events, commonTrace(results));
  }

  /** The answer to a load balancer that asks whether the function is there. */
  public static CallerReply healthy() {
    return new CallerReply(
        200, Map.of("Content-Type", "application/json"), Map.of("status", status(200)), null);
  }

  /** The answer to a method that brings no event; RFC 9110 wants to hear which one does. */
  public static CallerReply notAllowed() {
    return problem(405, "Method Not Allowed", "events are taken by POST").with("Allow", "POST");
  }

  /** An answer to what is no event at all. */
  public static CallerReply problem(int status, String title, String detail) {
    Map<String, Json> members = problem(status, title);
    members.put("detail", new Json.Text(detail));
    return new CallerReply(
        status, Map.of("Content-Type", "application/problem+json"), members, null);
  }

  /** An answer for when nobody can say what became of the events. */
  public static CallerReply unavailable() {
    ReplyStatus status = ReplyStatus.UNAVAILABLE;
    return problem(status.code(), status.title(), "the relay failed; its log has the reason")
        .with(RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  /**
   * An answer that says how many messages of a batch are not taken care of.
   *
   * @param unfinished those that are neither delivered nor safe on a queue
   */
  public static CallerReply unfinished(int unfinished, int messages) {
    ReplyStatus status = ReplyStatus.UNAVAILABLE;
    return problem(
        status.code(),
        status.title(),
        unfinished + " of " + messages + " messages are neither delivered nor safe on a queue");
  }

  /**
   * The same answer, such that the log may show it: without the ids and member names that senders
   * chose.
   */
  public CallerReply discreet() {
    return events == null
        ? this
        : new CallerReply(
            status, headers, members, events.stream().map(ReplyEvent::discreet).toList());
  }

  public int status() {
    return status;
  }

  /** By name, {@code Content-Type} among them. */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * The body, never larger than the room there is. Where not all events can be listed, {@code
   * omitted} counts those that are not, by outcome.
   */
  public Json.Obj body(Room room) {
    if (events == null) {
      return new Json.Obj(members);
    }
    Json.Obj whole = body(new Json.Arr(events.stream().map(e -> (Json) e.json()).toList()), null);
    if (room.cost(whole) <= room.bytes()) {
      return whole;
    }
    Json.Obj frame = body(new Json.Arr(List.of()), Fitting.counts(events));
    Fitting fitting = Fitting.of(events, room, room.cost(frame));
    return body(fitting.listed(), fitting.omitted(events));
  }

  private static CallerReply of(
      ReplyStatus status, List<ReplyEvent> events, @Nullable TraceId trace) {
    int code = status.code();
    boolean problem = code >= 400;
    Map<String, Json> members =
        problem
            ? problem(code, status.title())
            : new LinkedHashMap<>(Map.of("status", status(code)));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", problem ? "application/problem+json" : "application/json");
    if (trace != null) {
      headers.put("X-Trace-Id", trace.value());
    }
    if (status == ReplyStatus.UNAVAILABLE) {
      headers.put(RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return new CallerReply(code, headers, members, List.copyOf(events));
  }

  private CallerReply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new CallerReply(status, more, members, events);
  }

  private Json.Obj body(Json.Arr listed, Json.@Nullable Obj omitted) {
    Map<String, Json> body = new LinkedHashMap<>(members);
    body.put("events", listed);
    if (omitted != null) {
      body.put("omitted", omitted);
    }
    return new Json.Obj(body);
  }

  private static Map<String, Json> problem(int status, String title) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("type", new Json.Text("about:blank"));
    members.put("title", new Json.Text(title));
    members.put("status", status(status));
    return members;
  }

  private static Json status(int code) {
    return new Json.Num(Integer.toString(code));
  }

  private static @Nullable TraceId commonTrace(List<EventResult> results) {
    List<TraceId> traces =
        results.stream().map(EventResult::traceId).filter(Objects::nonNull).distinct().toList();
    return traces.size() == 1 ? traces.getFirst() : null;
  }
}
