package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far a call of {@code AWS.SendCommand} has come.
 *
 * @param device its {@code ConnectorDeviceId}
 * @param user the {@code UserId}, null while it is not known
 * @param until when it is answered at the latest
 * @param parts in the order of the call
 * @param events that follow the answer, in the request form: what devices have confirmed
 */
record CommandState(
    String device, @Nullable String user, Instant until, List<Part> parts, List<Json.Obj> events) {
  CommandState {
    parts = List.copyOf(parts);
    events = List.copyOf(events);
  }

  boolean isDecided() {
    return parts.stream().allMatch(Part::isDecided);
  }

  boolean isWaiting() {
    return parts.stream().anyMatch(part -> part.status() == Part.Status.WAITING);
  }

  /** Whether something is left that the vendor has to be asked for. */
  boolean isOpen() {
    return parts.stream()
        .anyMatch(
            part -> part.status() == Part.Status.PLANNED || part.status() == Part.Status.STARTED);
  }

  CommandState of(String userId) {
    return new CommandState(device, userId, until, parts, events);
  }

  CommandState with(int index, Part part) {
    List<Part> all = new ArrayList<>(parts);
    all.set(index, part);
    return new CommandState(device, user, until, all, events);
  }

  CommandState plus(List<Json.Obj> more) {
    List<Json.Obj> all = new ArrayList<>(events);
    all.addAll(more);
    return new CommandState(device, user, until, parts, all);
  }

  /** Changes the parts for which the test holds. */
  CommandState change(Predicate<Part> which, UnaryOperator<Part> change) {
    return new CommandState(
        device,
        user,
        until,
        parts.stream().map(part -> which.test(part) ? change.apply(part) : part).toList(),
        events);
  }

  Json.Obj toJson() {
    return new JsonMembers()
        .text("device", device)
        .text("user", user)
        .number("until", until.toEpochMilli())
        .array("parts", parts.stream().map(Part::toJson).toList())
        .array("events", events)
        .object();
  }

  static CommandState read(Json.Obj json) {
    String device = json.text("device");
    return new CommandState(
        device == null ? "" : device,
        json.text("user"),
        Instant.ofEpochMilli(json.whole("until")),
        objects(json, "parts").stream().map(Part::read).toList(),
        objects(json, "events"));
  }

  private static List<Json.Obj> objects(Json.Obj json, String name) {
    return json.get(name) instanceof Json.Arr(List<Json> items)
        ? items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList()
        : List.of();
  }
}
