package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
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
 *
 * @param headers by name, {@code Content-Type} among them
 */
public record CallerReply(int status, Map<String, String> headers, Json.Obj body) {

  /** Long enough for the quota to recover, short enough for a person not to notice. */
  private static final String RETRY_AFTER_SECONDS = "5";

  /** Of all events together: Lambda hands back at most 6 MB, and nothing of a longer answer. */
  private static final int MAX_FAULTS = 5_000;

  public CallerReply {
    headers = Map.copyOf(headers);
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
    Status status = Status.OK;
    for (EventResult result : results) {
      Status own = Status.of(result, queued);
      status = own.compareTo(status) > 0 ? own : status;
    }
    List<Json> events = new ArrayList<>();
    int room = MAX_FAULTS;
    for (EventResult result : results) {
      List<Fault> faults = faults(result.outcome());
      List<Fault> shown = faults.size() <= room ? faults : shortened(faults, room);
      room -= Math.min(room, faults.size());
      events.add(event(result, ids.get(result.ref()), queued.contains(result.ref()), shown));
    }
    return of(status.code, status.title, new Json.Arr(events), commonTrace(results));
  }

  /** The answer to a method that brings no event; RFC 9110 wants to hear which one does. */
  public static CallerReply notAllowed() {
    CallerReply problem = problem(405, "Method Not Allowed", "events are taken by POST");
    Map<String, String> headers = new LinkedHashMap<>(problem.headers());
    headers.put("Allow", "POST");
    return new CallerReply(problem.status(), headers, problem.body());
  }

  /** An answer to what is no event at all. */
  public static CallerReply problem(int status, String title, String detail) {
    Map<String, Json> body = new LinkedHashMap<>();
    body.put("type", new Json.Text("about:blank"));
    body.put("title", new Json.Text(title));
    body.put("status", new Json.Num(Integer.toString(status)));
    body.put("detail", new Json.Text(detail));
    return new CallerReply(
        status, Map.of("Content-Type", "application/problem+json"), new Json.Obj(body));
  }

  /** An answer for when nobody can say what became of the events. */
  public static CallerReply unavailable() {
    CallerReply problem =
        problem(
            Status.UNAVAILABLE.code,
            Status.UNAVAILABLE.title,
            "the relay failed; its log has the reason");
    Map<String, String> headers = new LinkedHashMap<>(problem.headers);
    headers.put("Retry-After", RETRY_AFTER_SECONDS);
    return new CallerReply(problem.status, headers, problem.body);
  }

  private static CallerReply of(int code, String title, Json.Arr events, @Nullable TraceId trace) {
    boolean problem = code >= 400;
    Map<String, Json> body = new LinkedHashMap<>();
    if (problem) {
      body.put("type", new Json.Text("about:blank"));
      body.put("title", new Json.Text(title));
    }
    body.put("status", new Json.Num(Integer.toString(code)));
    body.put("events", events);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", problem ? "application/problem+json" : "application/json");
    if (trace != null) {
      headers.put("X-Trace-Id", trace.value());
    }
    if (code == Status.UNAVAILABLE.code) {
      headers.put("Retry-After", RETRY_AFTER_SECONDS);
    }
    return new CallerReply(code, headers, new Json.Obj(body));
  }

  private static List<Fault> faults(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rejected(List<Fault> faults) -> faults;
      case Outcome.Unreadable(String pointer, String reason) ->
          List.of(new Fault(pointer, "unreadable", reason));
      case Outcome.RetryLater later -> List.of();
      case Outcome.Conflict() -> List.of();
      case Outcome.Delivered() -> List.of();
      case Outcome.Duplicate() -> List.of();
    };
  }

  private static List<Fault> shortened(List<Fault> faults, int room) {
    List<Fault> shown = new ArrayList<>(faults.subList(0, room));
    shown.add(new Fault("", "size", "there are further faults, not listed"));
    return shown;
  }

  private static Json event(
      EventResult result, @Nullable String id, boolean queued, List<Fault> faults) {
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("position", new Json.Num(Integer.toString(result.ref().position())));
    put(json, "id", id);
    json.put("outcome", new Json.Text(queued ? "queued" : result.outcome().label()));
    put(json, "traceId", result.traceId() == null ? null : result.traceId().value());
    switch (result.outcome()) {
      case Outcome.RetryLater(Outcome.Reason reason, String detail) ->
          json.put("reason", new Json.Text(reason.name()));
      case Outcome.Conflict() ->
          json.put("detail", new Json.Text("this id was seen before with another content"));
      case Outcome.Rejected rejected -> {}
      case Outcome.Unreadable unreadable -> {}
      case Outcome.Delivered() -> {}
      case Outcome.Duplicate() -> {}
    }
    if (!faults.isEmpty()) {
      json.put("faults", new Json.Arr(faults.stream().map(CallerReply::fault).toList()));
    }
    return new Json.Obj(json);
  }

  private static Json fault(Fault fault) {
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("pointer", new Json.Text(fault.pointer()));
    json.put("rule", new Json.Text(fault.rule()));
    json.put("message", new Json.Text(fault.message()));
    return new Json.Obj(json);
  }

  private static @Nullable TraceId commonTrace(List<EventResult> results) {
    List<TraceId> traces =
        results.stream().map(EventResult::traceId).filter(Objects::nonNull).distinct().toList();
    return traces.size() == 1 ? traces.getFirst() : null;
  }

  private static void put(Map<String, Json> json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, new Json.Text(value));
    }
  }

  /** The status codes by weight: the heaviest of an answer's events is the answer's. */
  private enum Status {
    OK(200, "OK"),
    ACCEPTED(202, "Accepted"),
    CONFLICT(409, "Id seen before with another content"),
    UNREADABLE(400, "Not readable as an event"),
    REJECTED(422, "Not valid for the endpoint"),
    UNAVAILABLE(503, "Not delivered, try again");

    private final int code;
    private final String title;

    Status(int code, String title) {
      this.code = code;
      this.title = title;
    }

    static Status of(EventResult result, Set<EventRef> queued) {
      return switch (result.outcome()) {
        case Outcome.Delivered() -> OK;
        case Outcome.Duplicate() -> OK;
        case Outcome.RetryLater later -> queued.contains(result.ref()) ? ACCEPTED : UNAVAILABLE;
        case Outcome.Rejected rejected -> REJECTED;
        case Outcome.Unreadable unreadable -> UNREADABLE;
        case Outcome.Conflict() -> CONFLICT;
      };
    }
  }
}
