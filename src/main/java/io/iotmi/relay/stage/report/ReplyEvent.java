package io.iotmi.relay.stage.report;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.TraceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reply says of one event.
 *
 * @param id the event's own, where it has one
 * @param queued whether it waits on the overflow queue
 * @param faults those to be listed
 */
record ReplyEvent(EventResult result, @Nullable String id, boolean queued, List<Fault> faults) {
  private static final Fault FURTHER =
      new Fault("", "size", "there are further faults, not listed");

  ReplyEvent {
    faults = List.copyOf(faults);
  }

  static ReplyEvent of(EventResult result, @Nullable String id, boolean queued) {
    return new ReplyEvent(result, id, queued, faults(result.outcome()));
  }

  ReplyStatus status() {
    return ReplyStatus.of(result.outcome(), queued);
  }

  String outcome() {
    return queued ? "queued" : result.outcome().label();
  }

  /** With the first of its faults only, and a word that there are more. */
  ReplyEvent withFaults(int most) {
    if (faults.size() <= most) {
      return this;
    }
    List<Fault> shown = new ArrayList<>(faults.subList(0, most));
    shown.add(FURTHER);
    return new ReplyEvent(result, id, queued, shown);
  }

  /** Without what its sender named: its id, and names in pointers. */
  ReplyEvent discreet() {
    return new ReplyEvent(
        result,
        null,
        queued,
        faults.stream()
            .map(fault -> new Fault(fault.place(), fault.rule(), fault.message()))
            .toList());
  }

  Json.Obj json() {
    Map<String, Json> json = new LinkedHashMap<>();
    json.put("position", new Json.Num(Integer.toString(result.ref().position())));
    put(json, "id", id);
    json.put("outcome", new Json.Text(outcome()));
    TraceId trace = result.traceId();
    put(json, "traceId", trace == null ? null : trace.value());
    switch (result.outcome()) {
      case Outcome.RetryLater(Outcome.Reason reason, String detail) ->
          json.put("reason", new Json.Text(reason.name()));
      case Outcome.Conflict() ->
          json.put("detail", new Json.Text("this id was seen before with another content"));
      case Outcome.Rejected _, Outcome.Unreadable _, Outcome.Done _ -> {}
    }
    if (!faults.isEmpty()) {
      json.put("faults", new Json.Arr(faults.stream().<Json>map(Fault::json).toList()));
    }
    return new Json.Obj(json);
  }

  /** A conflict has a detail of its own. */
  private static List<Fault> faults(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rejected rejected -> rejected.faults();
      case Outcome.Unreadable unreadable -> unreadable.faults();
      case Outcome.Conflict _, Outcome.RetryLater _, Outcome.Done _ -> List.of();
    };
  }

  private static void put(Map<String, Json> json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, new Json.Text(value));
    }
  }
}
