package io.iotmi.relay.stage.park;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with the events of one message, for whoever repairs it. */
final class FaultList {
  private final List<Json> faults = new ArrayList<>();

  /** In the order of the events. */
  FaultList(List<EventResult> results) {
    for (EventResult result : results) {
      switch (result.outcome()) {
        case Outcome.Rejected(List<Fault> found) -> found.forEach(fault -> add(result, fault));
        case Outcome.Unreadable(String pointer, String reason) ->
            add(result, new Fault(pointer, "unreadable", reason));
        case Outcome.Conflict() ->
            add(result, new Fault("", "conflict", "the key was seen before with another content"));
        case Outcome.Delivered() -> {}
        case Outcome.Duplicate() -> {}
        case Outcome.RetryLater later -> {}
      }
    }
  }

  int count() {
    return faults.size();
  }

  /** All of them, or as many as this number of bytes takes; null for none. */
  @Nullable Json within(int bytes) {
    List<Json> shown = new ArrayList<>();
    int left = bytes;
    for (Json fault : faults) {
      left -= JsonWriter.ascii(fault).length() + 1;
      if (left < 0) {
        shown.add(
            json(
                null,
                new Fault("", "size", faults.size() - shown.size() + " more are not listed")));
        break;
      }
      shown.add(fault);
    }
    return shown.isEmpty() ? null : new Json.Arr(shown);
  }

  private void add(EventResult result, Fault fault) {
    faults.add(json(result.ref().position(), fault));
  }

  private static Json json(@Nullable Integer position, Fault fault) {
    Map<String, Json> members = new LinkedHashMap<>();
    if (position != null) {
      members.put("position", new Json.Num(position.toString()));
    }
    members.put("pointer", new Json.Text(fault.pointer()));
    members.put("rule", new Json.Text(fault.rule()));
    members.put("message", new Json.Text(fault.message()));
    Sensitive detail = fault.detail();
    if (detail != null) {
      members.put("detail", new Json.Text(detail.value()));
    }
    return new Json.Obj(members);
  }
}
