package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.PageRequest;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.operation.OperationRequest.DiscoverDevices;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.stage.keep.Notes.Written;
import io.iotmi.relay.stage.keep.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation does of a discovery. The next page is asked for when the one before was
 * delivered, so that pages arrive in their order. Not thread-safe.
 */
final class DiscoveryRun {
  /** Later than that the service has given up as well. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** To ask for a page, and to relay it. */
  private static final Duration OF_A_PAGE = Duration.ofSeconds(12);

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final String NO_TABLE = "the table gives no answer";

  private final Job.Acknowledged job;
  private final DiscoverDevices request;
  private final DiscoveryFilter filter;
  private final Turn turn;
  private final VendorCloud cloud;
  private final DiscoveryEvents events;
  private final String run;
  private final Deadline deadline;
  private final List<Relayed> relayed = new ArrayList<>();
  private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

  /** How the run ends. */
  sealed interface Step {
    /** The service knows the end of the discovery. */
    record Ended() implements Step {}

    /** Another run goes on, after a pause. */
    record Pause(Duration pause) implements Step {}

    /** The message comes back. */
    record Return(String reason) implements Step {}
  }

  DiscoveryRun(
      Job.Acknowledged job,
      DiscoverDevices request,
      Turn turn,
      VendorCloud cloud,
      DiscoveryEvents events,
      String run,
      Deadline deadline) {
    this.job = job;
    this.request = request;
    this.filter = DiscoveryFilter.of(request.deviceIds());
    this.turn = turn;
    this.cloud = cloud;
    this.events = events;
    this.run = run;
    this.deadline = deadline;
  }

  List<Relayed> relayed() {
    return relayed;
  }

  Counts counts() {
    return new Counts(counts);
  }

  Step go(Caller caller) {
    if (state().ended()) {
      return new Step.Ended();
    }
    if (turn.state().members().isEmpty() && !written(state())) {
      return new Step.Return(NO_TABLE);
    }
    Integer failure = state().failure();
    if (failure != null) {
      return fail(failure, "");
    }
    return switch (caller.find(job.connector(), job.access(), deadline)) {
      case Caller.Found.Later(String reason) ->
          isTooOld() ? fail(Statuses.of(CloudAnswer.Outage.DOWN), "") : new Step.Return(reason);
      case Caller.Found.Unknown(int code, var _) -> {
        counts.merge(Count.USER_UNKNOWN, 1, Integer::sum);
        yield fail(code, "");
      }
      case Caller.Found.Known(Access access, String user) -> pages(access, user);
    };
  }

  private Step pages(Access access, String user) {
    while (deadline.left().compareTo(OF_A_PAGE) > 0) {
      Step end =
          switch (ask(access, user)) {
            case CloudAnswer.Refused<DevicePage> refused ->
                fail(Statuses.of(refused.refusal()), user);
            case CloudAnswer.Unavailable<DevicePage> unavailable ->
                isTooOld()
                    ? fail(Statuses.of(unavailable.outage()), user)
                    : new Step.Pause(
                        unavailable.retryAfter() == null ? PAUSE : unavailable.retryAfter());
            case CloudAnswer.Got<DevicePage>(DevicePage page) -> send(page, user);
          };
      if (end != null) {
        return end;
      }
    }
    return new Step.Pause(Duration.ZERO);
  }

  private CloudAnswer<DevicePage> ask(Access access, String user) {
    return filter.isOfNothing()
        ? new CloudAnswer.Got<>(new DevicePage(List.of(), null, List.of()))
        : cloud.devices(
            access, new PageRequest(user, filter.devices(), state().cursor()), deadline);
  }

  /** Null where another page follows. */
  private @Nullable Step send(DevicePage page, String user) {
    if (state().last() == null && !written(state().announced(page.next() == null))) {
      return new Step.Return(NO_TABLE);
    }
    boolean last = Boolean.TRUE.equals(state().last());
    counts.merge(Count.VALUES_IGNORED, page.faults().size(), Integer::sum);
    DiscoveryEvents.Page sent =
        new DiscoveryEvents.Page(discovered(user), state().page(), last, filter.of(page));
    switch (events.relay(sent, filter.all(), relayed, run, deadline)) {
      case LATER -> {
        return new Step.Return("a page is not delivered yet");
      }
      case REFUSED -> {
        if (last) {
          return fail(Statuses.of(CloudAnswer.Refusal.UNREADABLE), user);
        }
      }
      case DELIVERED -> {}
    }
    if (last) {
      return filter.all() && !events.complete(sent, relayed, run, deadline)
          ? new Step.Return("the end of a discovery is not written yet")
          : over();
    }
    return written(page.next() == null ? state().again() : state().next(page.next()))
        ? null
        : new Step.Return(NO_TABLE);
  }

  /** The service hears of the end, whatever it is; else the customer waits for its timeout. */
  private Step fail(int status, String user) {
    if (state().failure() == null && !written(state().failing(status))) {
      return new Step.Return(NO_TABLE);
    }
    return events.failed(discovered(user), status, relayed, run, deadline) == EventRelay.Fate.LATER
        ? new Step.Return("the failure of a discovery is not delivered yet")
        : over();
  }

  private Step over() {
    return written(state().over()) ? new Step.Ended() : new Step.Return(NO_TABLE);
  }

  private boolean written(DiscoveryState next) {
    return turn.write(next.toJson()) == Written.DONE;
  }

  private DiscoveryState state() {
    return DiscoveryState.read(turn.state(), deadline.clock().instant());
  }

  private Discovered discovered(String user) {
    return new Discovered(job.connector(), request.deviceDiscoveryId(), user);
  }

  private boolean isTooOld() {
    return state().began().plus(LONGEST).isBefore(deadline.clock().instant());
  }
}
