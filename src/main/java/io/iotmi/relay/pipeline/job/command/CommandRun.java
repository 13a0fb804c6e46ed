package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.keep.Turn;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.identity.UserAlias;
import java.util.Map;
import java.util.Optional;

/**
 * What one invocation does of a call: has the vendor do what is open, part by part, and writes down
 * each step before and after. Not thread-safe.
 */
final class CommandRun {
  private final String connector;
  private final TraceId trace;
  private final Turn turn;
  private final Orders orders;
  private final Dispatch dispatch;
  private final Deadline deadline;

  CommandRun(
      String connector,
      TraceId trace,
      Turn turn,
      Orders orders,
      Dispatch dispatch,
      Deadline deadline) {
    this.connector = connector;
    this.trace = trace;
    this.turn = turn;
    this.orders = orders;
    this.dispatch = dispatch;
    this.deadline = deadline;
  }

  CommandState state() {
    return CommandState.read(turn.state());
  }

  /** Answers all that is open in one way. Gives false where it is not written. */
  boolean refuse(int code, String why) {
    return written(state().change(part -> !part.isDecided(), part -> part.decided(code, why)));
  }

  /**
   * Has the vendor do what is open.
   *
   * @param user the vendor's id
   * @return false where the table gives no answer
   */
  boolean go(Access access, String user) {
    CommandState begun = state().of(UserAlias.of(user));
    Optional<String> device = EncodedId.decode(begun.device());
    if (device.isEmpty()) {
      return written(begun)
          && refuse(OperationReply.NOT_FOUND, "there is no device with such an id");
    }
    Optional<Map<String, Json.Obj>> known = orders.known(connector, begun.device(), deadline);
    if (known.isEmpty() || !written(begun)) {
      return false;
    }
    for (int i = 0; i < begun.parts().size(); i++) {
      Task task =
          new Task(
              connector,
              access,
              device.get(),
              begun.device(),
              user,
              trace,
              i,
              begun.until(),
              known.get());
      if (!go(task)) {
        return false;
      }
    }
    return true;
  }

  private boolean go(Task task) {
    Part part = state().parts().get(task.index());
    if (part.isDecided() || part.status() == Part.Status.WAITING) {
      return true;
    }
    return switch (orders.order(part, task.known())) {
      case VendorOrder.Refused(String rule, String reason) ->
          written(task, new Dispatch.Result(part.decided(code(rule), reason)));
      case VendorOrder.Read read -> written(task, dispatch.read(task, part, read, deadline));
      case VendorOrder.Put put -> put(task, part, put);
    };
  }

  private boolean put(Task task, Part part, VendorOrder.Put put) {
    if (part.status() == Part.Status.STARTED && !put.absolute()) {
      // A run before this one died between the call and its answer.
      return written(
          task,
          new Dispatch.Result(part.decided(OperationReply.TOO_SLOW, Dispatch.UNKNOWN_OUTCOME)));
    }
    Part started = part.at(Part.Status.STARTED);
    return written(task, new Dispatch.Result(started))
        && written(
            task,
            dispatch.send(task, started, put, orders.wanted(started, put, task.known()), deadline));
  }

  /** What a folder does not know is not found; what it cannot convert is a bad request. */
  private static int code(String rule) {
    return switch (rule) {
      case "endpoint", "cluster", "command", "attribute" -> OperationReply.NOT_FOUND;
      default -> OperationReply.MALFORMED;
    };
  }

  private boolean written(Task task, Dispatch.Result result) {
    return written(state().with(task.index(), result.part()).plus(result.events()));
  }

  boolean written(CommandState next) {
    return next.toJson().equals(turn.state()) || turn.write(next.toJson()) == Written.DONE;
  }
}
