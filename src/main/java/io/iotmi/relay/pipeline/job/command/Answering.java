package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.pipeline.job.EventRelay;
import io.iotmi.relay.pipeline.job.JobResult;
import java.util.ArrayList;
import java.util.List;

/** Answers a call whose end is known. To do it once more changes nothing. Thread-safe. */
public final class Answering {
  private final EventRelay relay;

  public Answering(EventRelay relay) {
    this.relay = relay;
  }

  /** The answer first, then what the device confirmed. */
  JobResult answer(
      String connector, TraceId trace, CommandState state, String run, Deadline deadline) {
    List<Relayed> relayed = new ArrayList<>();
    for (List<Json.Obj> events :
        List.of(CommandAnswers.of(connector, trace.value(), state), state.events())) {
      if (!events.isEmpty()) {
        Relayed sent = relay.relay(events, run, deadline);
        relayed.add(sent);
        if (EventRelay.fate(sent) == EventRelay.Fate.LATER) {
          return new JobResult(
              new JobResult.End.Returned("an answer is not delivered yet"), relayed, Counts.NONE);
        }
      }
    }
    return new JobResult(new JobResult.End.Done(), relayed, Counts.NONE);
  }
}
