package io.iotmi.relay.stage.park;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every violation of the events of one message, for a person who repairs it. */
final class ViolationList {
  private final List<Json> violations = new ArrayList<>();

  /** In the order of the events. */
  ViolationList(List<EventResult> results) {
    for (EventResult result : results) {
      if (result.outcome() instanceof Outcome.Refused refused) {
        refused
            .violations()
            .forEach(violation -> violations.add(json(result.ref().position(), violation)));
      }
    }
  }

  int count() {
    return violations.size();
  }

  /** All of them, or as many as this number of bytes takes; null for none. */
  @Nullable Json within(int bytes) {
    List<Json> shown = new ArrayList<>();
    int left = bytes;
    for (Json violation : violations) {
      left -= JsonWriter.ascii(violation).length() + 1;
      if (left < 0) {
        String more = violations.size() - shown.size() + " more are not listed";
        shown.add(new Violation("", "size", more).json());
        break;
      }
      shown.add(violation);
    }
    return shown.isEmpty() ? null : new Json.Arr(shown);
  }

  private static Json json(int position, Violation violation) {
    return new JsonMembers()
        .number("position", position)
        .all(violation.json().members())
        .text("place", violation.place().equals(violation.pointer()) ? null : violation.place())
        .object();
  }
}
