package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to someone who waits for it: an HTTP client or a direct invoker. */
public final class CallerReply {
  private final int status;
  private final Map<String, String> headers;
  private final Json.Obj members;
  private final @Nullable List<ReplyEvent> events;

  /**
   * @param members of the body, beside the events
   * @param events null for an answer that is about none
   */
  CallerReply(
      int status,
      Map<String, String> headers,
      Json.Obj members,
      @Nullable List<ReplyEvent> events) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.members = members;
    this.events = events;
  }

  /** The answer to a load balancer that asks whether the function is there. */
  public static CallerReply healthy() {
    return ok(200);
  }

  static CallerReply ok(int status) {
    return new CallerReply(
        status,
        Map.of("Content-Type", "application/json"),
        new JsonMembers().number("status", status).object(),
        null);
  }

  CallerReply with(String member, String value) {
    Json.Obj more = new JsonMembers().all(members.members()).text(member, value).object();
    return new CallerReply(status, headers, more, events);
  }

  CallerReply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new CallerReply(status, more, members, events);
  }

  CallerReply withEvents(List<ReplyEvent> listed) {
    return new CallerReply(status, headers, members, List.copyOf(listed));
  }

  /**
   * The same answer, such that the log may show it: without the ids and member names that senders
   * chose.
   */
  public CallerReply discreet() {
    return events == null ? this : withEvents(events.stream().map(ReplyEvent::discreet).toList());
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
      return members;
    }
    Json.Obj whole = body(events.stream().map(ReplyEvent::json).toList(), null);
    if (room.cost(whole) <= room.bytes()) {
      return whole;
    }
    Json.Obj frame = body(List.of(), Fitting.counts(events));
    Fitting fitting = Fitting.of(events, room, room.cost(frame));
    return body(fitting.listed(), fitting.omitted(events));
  }

  private Json.Obj body(List<? extends Json> listed, Json.@Nullable Obj omitted) {
    return new JsonMembers()
        .all(members.members())
        .array("events", listed)
        .add("omitted", omitted)
        .object();
  }
}
