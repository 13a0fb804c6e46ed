package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.stage.claim.ClaimedBatch;
import io.iotmi.relay.stage.claim.Claims;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.map.EventMapper;
import io.iotmi.relay.stage.park.Parking;
import io.iotmi.relay.stage.park.QueuedForm;
import io.iotmi.relay.stage.plan.Plan;
import io.iotmi.relay.stage.plan.Planner;
import io.iotmi.relay.stage.report.CallerReply;
import io.iotmi.relay.stage.report.Verdict;
import io.iotmi.relay.stage.send.Dispatch;
import io.iotmi.relay.stage.send.LaneDispatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The journey of an event: decode, map, claim, plan, send, settle, then park and report as its
 * source wants it. Thread-safe: one object serves all invocations of a runtime.
 */
public final class ConnectorPipeline {

  private final MessageDecoder decoder;
  private final EventMapper mapper;
  private final Claims claims;
  private final Planner planner;
  private final LaneDispatcher dispatcher;
  private final Parking parking;

  public ConnectorPipeline(
      MessageDecoder decoder,
      EventMapper mapper,
      Claims claims,
      Planner planner,
      LaneDispatcher dispatcher,
      Parking parking) {
    this.decoder = decoder;
    this.mapper = mapper;
    this.claims = claims;
    this.planner = planner;
    this.dispatcher = dispatcher;
    this.parking = parking;
  }

  /**
   * Relays a batch of a queue.
   *
   * @param run unique for each invocation
   */
  public QueueReply relayBatch(List<InboundMessage> messages, String run, Deadline deadline) {
    Phases phases = Phases.of(deadline);
    Relayed relayed = relay(messages, run, phases);
    List<Verdict> verdicts = Verdict.on(messages, relayed.byMessage());
    List<Parking.ToPark> refused = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Park(InboundMessage message, EventResult worst)) {
        refused.add(new Parking.ToPark(message, worst));
      }
    }
    Set<Integer> parked = parking.parkRejected(refused, phases.park());
    List<String> returned = Verdict.returned(Verdict.afterParking(verdicts, parked));
    return new QueueReply(relayed, parked.size(), returned);
  }

  /**
   * Relays what a caller waits for.
   *
   * @param run unique for each invocation
   */
  public RequestReply relayRequest(InboundMessage message, String run, Deadline deadline) {
    Phases phases = Phases.of(deadline);
    Relayed relayed = relay(List.of(message), run, phases);
    Map<EventRef, String> ids = new HashMap<>();
    List<Parking.ToOverflow> unfinished = new ArrayList<>();
    for (EventResult result : relayed.results()) {
      ThirdPartyEvent event = relayed.understood().get(result.ref());
      if (event != null) {
        String id = event.id();
        if (id != null) {
          ids.put(result.ref(), id);
        }
        if (result.outcome() instanceof Outcome.RetryLater) {
          unfinished.add(new Parking.ToOverflow(result, QueuedForm.of(event), null));
        }
      }
    }
    Set<EventRef> queued = parking.overflow(unfinished, phases.park());
    return new RequestReply(relayed, CallerReply.to(relayed.results(), ids, queued));
  }

  private Relayed relay(List<InboundMessage> messages, String run, Phases phases) {
    Intake intake = new Intake(parking.canPark());
    for (InboundMessage message : messages) {
      decoder.decode(message).forEach(decoded -> intake.add(decoded, mapper::map));
    }
    ClaimedBatch claimed =
        claims.claim(intake.accepted(), run, phases.end(), phases.send(), phases.settle());
    Set<EventRef> granted = new HashSet<>();
    for (ConnectorEvent event : claimed.granted()) {
      granted.add(event.ref());
    }
    Plan plan = planner.plan(intake.candidates(granted, claimed.outcomes(), claimed.following()));
    for (EventRef waiting : plan.heldBack()) {
      claimed.settled(waiting, BEHIND_ANOTHER);
      intake.decide(waiting, BEHIND_ANOTHER);
    }
    Dispatch sent = dispatcher.dispatch(plan.lanes(), phases.send(), claimed::settled);
    // Said while sending already, for the ledger to be told early; the first one counts.
    sent.outcomes().forEach(claimed::settled);
    ClaimedBatch.Finished finished = claimed.finish(phases.settle());
    claimed.outcomes().forEach(intake::decide);
    sent.outcomes().forEach(intake::decide);
    finished.followers().forEach(intake::decide);
    return new Relayed(
        intake.results(),
        intake.understood(),
        new Relayed.Tally(
            sent.requestsSent(),
            sent.savedByMerging(),
            sent.throttled(),
            sent.denied(),
            claimed.withoutIdentity(),
            finished.unconfirmed()));
  }

  private static final Outcome BEHIND_ANOTHER =
      new Outcome.RetryLater(
          Outcome.Reason.BEHIND_ANOTHER, "an earlier event that must go first is not delivered");
}
