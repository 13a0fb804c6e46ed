package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.pipeline.job.Caller;
import io.iotmi.relay.pipeline.job.EventRelay;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.Turn;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.identity.EncodedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the state of a device whose command waits for its end. Some vendors push no state of some
 * devices. What is read goes the way of every event: a state that shows the effect is preceded by
 * the answer to the command, and one from before it is held back. Thread-safe.
 */
public final class Looks {
  private final Caller caller;
  private final Notes notes;
  private final Orders orders;
  private final Dispatch dispatch;
  private final EventRelay relay;

  public Looks(Caller caller, Notes notes, Orders orders, Dispatch dispatch, EventRelay relay) {
    this.caller = caller;
    this.notes = notes;
    this.orders = orders;
    this.dispatch = dispatch;
    this.relay = relay;
  }

  /** Gives what was relayed; nothing where there is nothing to be seen, or it is not seen now. */
  List<Relayed> look(Job.Await job, String run, Deadline deadline) {
    String id = CommandIds.of(job.connector(), job.trace());
    if (job.access() == null
        || !(notes.find(id, deadline) instanceof Notes.Found.Kept(var _, Json.Obj note))) {
      return List.of();
    }
    CommandState state = CommandState.read(Turn.state(note));
    if (!state.isWaiting()
        || !(caller.find(job.connector(), job.access(), deadline)
            instanceof Caller.Found.Known(Access access, String user))) {
      return List.of();
    }
    List<Json.Obj> events = events(job, state, access, user, deadline);
    return events.isEmpty() ? List.of() : List.of(relay.relay(events, run, deadline));
  }

  private List<Json.Obj> events(
      Job.Await job, CommandState state, Access access, String user, Deadline deadline) {
    Optional<String> device = EncodedId.decode(state.device());
    Optional<Map<String, Json.Obj>> known = orders.known(job.connector(), state.device(), deadline);
    List<Json.Obj> events = new ArrayList<>();
    if (device.isPresent() && known.isPresent()) {
      for (int i = 0; i < state.parts().size(); i++) {
        Part part = state.parts().get(i);
        if (part.status() == Part.Status.WAITING
            && orders.order(part, known.get()) instanceof VendorOrder.Put put
            && !orders.wanted(part, put, known.get()).isEmpty()) {
          Task task =
              new Task(
                  job.connector(),
                  access,
                  device.get(),
                  state.device(),
                  user,
                  new TraceId(job.trace()),
                  i,
                  state.until(),
                  known.get());
          events.addAll(dispatch.look(task, put, deadline));
        }
      }
    }
    return events;
  }
}
