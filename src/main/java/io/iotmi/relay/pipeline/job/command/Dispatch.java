package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CommandProgress;
import io.iotmi.relay.cloud.DeviceOrder;
import io.iotmi.relay.cloud.StateRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.pipeline.job.EventRelay;
import io.iotmi.relay.stage.recall.AttributePath;
import io.iotmi.relay.stage.recall.Hold;
import io.iotmi.relay.stage.recall.Holds;
import io.iotmi.relay.vendor.command.VendorOrder;
import io.iotmi.relay.vendor.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

/** Has a vendor do one command. Thread-safe. */
public final class Dispatch {
  /** The last look at a device comes when the time of its command is over. */
  private static final Duration LAST_LOOK = Duration.ofMinutes(1);

  static final String UNKNOWN_OUTCOME = "it is not known whether the device did it";

  private final VendorCloud cloud;
  private final Holds holds;
  private final Attempts attempts;
  private final EventRelay relay;

  public Dispatch(VendorCloud cloud, Holds holds, Attempts attempts, EventRelay relay) {
    this.cloud = cloud;
    this.holds = holds;
    this.attempts = attempts;
    this.relay = relay;
  }

  /**
   * What came of it.
   *
   * @param part as it is now; still open where it may be tried again
   * @param events that follow the answer
   */
  record Result(Part part, List<Json.Obj> events) {
    Result(Part part) {
      this(part, List.of());
    }
  }

  Result read(Task task, Part part, VendorOrder.Read order, Deadline deadline) {
    StateRequest request = new StateRequest(task.device(), task.user(), order);
    return switch (cloud.state(task.access(), request, deadline)) {
      case CloudAnswer.Got<List<Reading>>(List<Reading> readings) ->
          new Result(part.done(), events(task, readings));
      case CloudAnswer.Refused<List<Reading>> refused ->
          new Result(VendorRefusals.refused(part, refused));
      case CloudAnswer.Unavailable<List<Reading>> unavailable ->
          new Result(isLate(task, deadline) ? VendorRefusals.failed(part, unavailable) : part);
    };
  }

  /** The values that a command sets, as the vendor has them now; none where it does not tell. */
  List<Json.Obj> look(Task task, VendorOrder.Put put, Deadline deadline) {
    VendorOrder.Read read =
        new VendorOrder.Read(put.component(), List.copyOf(put.values().keySet()));
    return cloud.state(task.access(), new StateRequest(task.device(), task.user(), read), deadline)
            instanceof CloudAnswer.Got<List<Reading>>(List<Reading> readings)
        ? events(task, "/look/" + deadline.clock().instant().getEpochSecond(), readings)
        : List.of();
  }

  /**
   * Sends a command, which was written down as started before.
   *
   * @param wanted what the device will report then
   */
  Result send(
      Task task,
      Part part,
      VendorOrder.Put put,
      SequencedMap<AttributePath, Json> wanted,
      Deadline deadline) {
    Instant now = deadline.clock().instant();
    if (!wanted.isEmpty()) {
      // Without it, an older state may show through until the device reports the new one.
      boolean _ =
          holds.hold(
              task.connector(),
              task.connectorDevice(),
              new Hold(task.trace(), now, task.until().plus(LAST_LOOK), wanted),
              deadline);
    }
    String key = task.trace().value() + "/" + task.index();
    DeviceOrder order = new DeviceOrder(task.device(), task.user(), key, put);
    Result result =
        switch (cloud.command(task.access(), order, deadline)) {
          case CloudAnswer.Got<CommandProgress>(CommandProgress progress) ->
              progressed(task, part, progress, wanted, deadline);
          case CloudAnswer.Refused<CommandProgress> refused ->
              new Result(VendorRefusals.refused(part, refused));
          case CloudAnswer.Unavailable<CommandProgress> none ->
              new Result(unanswered(task, part, put, none, deadline));
        };
    if (result.part().isDecided() && !wanted.isEmpty()) {
      release(task.connector(), task.connectorDevice(), task.trace().value(), deadline);
    }
    return result;
  }

  /** Nothing is held back any more for the sake of a command. */
  void release(String connector, String device, String trace, Deadline deadline) {
    boolean _ = holds.release(connector, device, trace, deadline);
  }

  private Result progressed(
      Task task,
      Part part,
      CommandProgress progress,
      SequencedMap<AttributePath, Json> wanted,
      Deadline deadline) {
    return switch (progress) {
      case CommandProgress.Confirmed(List<Reading> readings) ->
          new Result(part.done(), events(task, readings));
      // Nothing that the device reports could confirm it.
      case CommandProgress.Sent() ->
          new Result(wanted.isEmpty() ? part.done() : part.waiting(null));
      case CommandProgress.Accepted(String attempt) ->
          new Result(
              switch (attempts.started(task.connector(), attempt, task.trace().value(), deadline)) {
                case Attempts.Known.Ended(boolean succeeded) -> ended(part, succeeded);
                case Attempts.Known.Fresh _, Attempts.Known.Ours _, Attempts.Known.Unavailable _ ->
                    part.waiting(attempt);
              });
    };
  }

  static Part ended(Part part, boolean succeeded) {
    return succeeded ? part.done() : part.decided(409, "the device did not do it");
  }

  /** What may have been done is repeated only where that changes nothing. */
  private static Part unanswered(
      Task task,
      Part part,
      VendorOrder.Put put,
      CloudAnswer.Unavailable<CommandProgress> none,
      Deadline deadline) {
    if (none.sent() && !put.absolute()) {
      return part.decided(OperationReply.TOO_SLOW, UNKNOWN_OUTCOME);
    }
    if (isLate(task, deadline)) {
      return none.sent()
          ? part.decided(OperationReply.TOO_SLOW, UNKNOWN_OUTCOME)
          : VendorRefusals.failed(part, none);
    }
    return none.sent() ? part : part.at(Part.Status.PLANNED);
  }

  private static boolean isLate(Task task, Deadline deadline) {
    return !deadline.clock().instant().isBefore(task.until());
  }

  private List<Json.Obj> events(Task task, List<Reading> readings) {
    return events(task, "", readings);
  }

  /** Readings with an identity, so that a repeat is known as such. */
  private List<Json.Obj> events(Task task, String which, List<Reading> readings) {
    String id = "command/" + task.trace().value() + "/" + task.index() + which;
    List<Reading> own =
        readings.stream()
            .<Reading>map(
                reading ->
                    reading instanceof Reading.Values(String device, var set, Reading.Origin from)
                        ? new Reading.Values(
                            device, set, new Reading.Origin(id, task.user(), from.time()))
                        : reading)
            .toList();
    return relay.events(task.connector(), own, device -> task.known());
  }
}
