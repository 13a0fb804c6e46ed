package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.translate.Translation;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.List;

/** How commands ended, which a payload says; it goes ahead of what else the payload says. */
final class AnsweredCommands {
  private final CommandEnds ends;
  private final Deadline deadline;

  AnsweredCommands(CommandEnds ends, Deadline deadline) {
    this.ends = ends;
    this.deadline = deadline;
  }

  List<Arrived.Entry> of(Decoded.FromVendor payload, Translation found) {
    List<Arrived.Entry> answers = new ArrayList<>();
    int next = found.end().ref().position() + 1;
    for (Reading reading : found.lifecycle()) {
      if (reading instanceof Reading.Answered end) {
        switch (ends.answered(end, deadline)) {
          case CommandEnds.Ended.Unavailable(String reason) ->
              answers.add(
                  Arrived.Entry.later(
                      payload.arrivals().apply(next++), Outcome.Reason.LEDGER_UNAVAILABLE, reason));
          case CommandEnds.Ended.Answers(List<Json.Obj> events) -> {
            for (Json.Obj event : events) {
              answers.add(
                  new Arrived.Entry.Understood(
                      new ThirdPartyEvent.RequestForm(payload.arrivals().apply(next++), event)));
            }
          }
        }
      }
    }
    return answers;
  }
}
