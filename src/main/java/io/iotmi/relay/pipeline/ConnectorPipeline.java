package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.stage.claim.ClaimedBatch;
import io.iotmi.relay.stage.claim.Claims;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.map.EventMapper;
import io.iotmi.relay.stage.park.ComesBack;
import io.iotmi.relay.stage.park.Parking;
import io.iotmi.relay.stage.park.Returns;
import io.iotmi.relay.stage.plan.Plan;
import io.iotmi.relay.stage.plan.Planner;
import io.iotmi.relay.stage.report.CallerReply;
import io.iotmi.relay.stage.report.Verdict;
import io.iotmi.relay.stage.send.Dispatch;
import io.iotmi.relay.stage.send.LaneDispatcher;
import java.util.HashSet;
import java.util.List;
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
  private final Returns returns;

  public ConnectorPipeline(
      MessageDecoder decoder,
      EventMapper mapper,
      Claims claims,
      Planner planner,
      LaneDispatcher dispatcher,
      Parking parking,
      Returns returns) {
    this.decoder = decoder;
    this.mapper = mapper;
    this.claims = claims;
    this.planner = planner;
    this.dispatcher = dispatcher;
    this.parking = parking;
    this.returns = returns;
  }

  /**
   * Relays a batch of a queue.
   *
   * @param run unique for each invocation
   */
  public QueueReply relayBatch(List<InboundMessage> messages, String run, Deadline deadline) {
    Phases phases = Phases.of(deadline);
    List<ComesBack> arrived = messages.stream().map(ComesBack::read).toList();
    Relayed relayed = relay(arrived, run, phases);
    List<Verdict> verdicts =
        Verdict.on(arrived.stream().map(ComesBack::message).toList(), relayed.byMessage());
    Set<Integer> parked = parking.parkRejected(SideRoad.refused(verdicts, relayed), phases.park());
    List<Verdict> last = Verdict.afterParking(verdicts, parked);
    returns.delay(SideRoad.returned(last, relayed), phases.whole(), phases.hide());
    int unfinished = (int) last.stream().filter(Verdict.Return.class::isInstance).count();
    return new QueueReply(relayed, parked.size(), Verdict.returned(last), unfinished);
  }

  /**
   * Relays what a caller waits for.
   *
   * @param run unique for each invocation
   */
  public RequestReply relayRequest(InboundMessage message, String run, Deadline deadline) {
    Phases phases = parking.canOverflow() ? Phases.handingOver(deadline) : Phases.of(deadline);
    List<InboundMessage> messages = List.of(message);
    Relayed relayed = relay(unwrapped(messages), run, phases);
    Set<EventRef> queued = parking.overflow(SideRoad.unfinished(messages, relayed), phases.park());
    return new RequestReply(relayed, CallerReply.to(relayed.results(), relayed.ids(), queued));
  }

  /**
   * Relays what an invoker handed over who may not read a reply. So what is refused is parked, as
   * from a queue, and what has to wait is put on the overflow queue, as from a caller.
   *
   * @param run unique for each invocation
   */
  public HandoverReply relayHandover(List<InboundMessage> messages, String run, Deadline deadline) {
    Phases phases = Phases.of(deadline);
    Relayed relayed = relay(unwrapped(messages), run, phases);
    List<Parking.ToOverflow> waiting = SideRoad.unfinished(messages, relayed);
    Set<EventRef> queued = parking.overflow(waiting, phases.park());
    List<Parking.ToPark> refused = new Refusals(decoder).of(messages, relayed);
    int parked = parking.parkRejected(refused, phases.park()).size();
    return new HandoverReply(
        relayed,
        parked,
        parked == refused.size() && queued.size() == waiting.size(),
        CallerReply.to(relayed.results(), relayed.ids(), queued));
  }

  /** Only a message of SQS can be one that the relay put there itself. */
  private static List<ComesBack> unwrapped(List<InboundMessage> messages) {
    return messages.stream().<ComesBack>map(ComesBack.Read::new).toList();
  }

  private Relayed relay(List<ComesBack> messages, String run, Phases phases) {
    Intake intake = new Intake(parking.canPark());
    for (ComesBack message : messages) {
      decoded(message).forEach(decoded -> intake.add(decoded, mapper::map));
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
    Dispatch sent =
        dispatcher.dispatch(plan.lanes(), phases.lastStart(), phases.send(), claimed::settled);
    // Said while sending already, for the ledger to be told early; the first one counts.
    sent.outcomes().forEach(claimed::settled);
    ClaimedBatch.Finished finished = claimed.finish(phases.settle());
    claimed.outcomes().forEach(intake::decide);
    sent.outcomes().forEach(intake::decide);
    finished.followers().forEach(intake::decide);
    return new Relayed(
        intake.results(),
        intake.understood(),
        intake.acceptedByRef(),
        new Relayed.Tally(
            sent.requestsSent(),
            sent.savedByMerging(),
            sent.throttled(),
            sent.denied(),
            sent.connectorNotFound(),
            claimed.withoutIdentity(),
            finished.unconfirmed()));
  }

  private List<Decoded> decoded(ComesBack message) {
    return switch (message) {
      case ComesBack.Read(InboundMessage original) -> decoder.decode(original);
      case ComesBack.Broken(InboundMessage broken, String pointer, String reason) ->
          List.of(MessageDecoder.unreadable(broken, pointer, reason));
    };
  }

  private static final Outcome BEHIND_ANOTHER =
      new Outcome.RetryLater(
          Outcome.Reason.BEHIND_ANOTHER, "an earlier event that must go first is not delivered");
}
