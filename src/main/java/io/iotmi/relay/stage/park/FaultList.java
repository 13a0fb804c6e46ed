package io.iotmi.relay.stage.park;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every fault of the events of one message, for a person who repairs it. */
final class FaultList {
  private final List<Json> faults = new ArrayList<>();

  /** In the order of the events. */
  FaultList(List<EventResult> results) {
    for (EventResult result : results) {
      if (result.outcome() instanceof Outcome.Refused refused) {
        refused.faults().forEach(fault -> faults.add(json(result.ref().position(), fault)));
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
        String more = faults.size() - shown.size() + " more are not listed";
        shown.add(new Fault("", "size", more).json());
        break;
      }
      shown.add(fault);
    }
    return shown.isEmpty() ? null : new Json.Arr(shown);
  }

  private static Json json(int position, Fault fault) {
    return new JsonMembers()
        .number("position", position)
        .all(fault.json().members())
        .text("place", fault.place().equals(fault.pointer()) ? null : fault.place())
        .object();
  }
}
