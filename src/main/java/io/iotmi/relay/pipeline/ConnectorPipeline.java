package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.stage.claim.Claimed;
import io.iotmi.relay.stage.claim.Claims;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.map.EventMapper;
import io.iotmi.relay.stage.park.ComesBack;
import io.iotmi.relay.stage.park.Parking;
import io.iotmi.relay.stage.plan.Plan;
import io.iotmi.relay.stage.plan.Planner;
import io.iotmi.relay.stage.recall.Recalled;
import io.iotmi.relay.stage.redelivery.Returns;
import io.iotmi.relay.stage.report.BatchReport;
import io.iotmi.relay.stage.report.EventReport;
import io.iotmi.relay.stage.send.LaneDispatcher;
import io.iotmi.relay.stage.send.Outcomes;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The journey of an event: decode, translate a vendor's payload, map, withhold, claim, plan, send,
 * settle, then park and report as its source wants it. Thread-safe: one object serves all
 * invocations of a runtime.
 */
public final class ConnectorPipeline {

  private final MessageDecoder decoder;
  private final @Nullable VendorStages vendor;
  private final EventMapper mapper;
  private final Claims claims;
  private final Planner planner;
  private final LaneDispatcher dispatcher;
  private final Parking parking;
  private final Returns returns;

  /**
   * @param vendor null where none is configured, and the decoder finds no payload of one
   */
  public ConnectorPipeline(
      MessageDecoder decoder,
      @Nullable VendorStages vendor,
      EventMapper mapper,
      Claims claims,
      Planner planner,
      LaneDispatcher dispatcher,
      Parking parking,
      Returns returns) {
    this.decoder = decoder;
    this.vendor = vendor;
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
  public RelayedBatch relayBatch(List<InboundMessage> messages, String run, Deadline deadline) {
    TimeBudget time = TimeBudget.of(deadline);
    List<ComesBack> arrived = messages.stream().map(ComesBack::read).toList();
    Patience patience = new Patience(messages, time.send().clock().instant());
    Relayed relayed = relay(arrived, run, time, patience::covers);
    BatchReport report =
        BatchReport.of(arrived.stream().map(ComesBack::message).toList(), relayed.byMessage());
    Set<Integer> parked = parking.parkRejected(QueueItems.refused(report, relayed), time.park());
    BatchReport last = report.afterParking(parked);
    returns.delay(QueueItems.returned(last, relayed), time.whole(), time.hide());
    return new RelayedBatch(
        relayed.plus(Count.PARKED, parked.size()), last.returnedIds(), last.unfinished());
  }

  /**
   * Relays what a caller waits for.
   *
   * @param run unique for each invocation
   */
  public RelayedRequest relayRequest(InboundMessage message, String run, Deadline deadline) {
    TimeBudget time =
        parking.canOverflow() ? TimeBudget.handingOver(deadline) : TimeBudget.of(deadline);
    List<InboundMessage> messages = List.of(message);
    Relayed relayed = relay(unwrapped(messages), run, time, index -> true);
    Set<EventRef> queued = parking.overflow(QueueItems.unfinished(messages, relayed), time.park());
    return new RelayedRequest(relayed, EventReport.of(relayed.results(), relayed.ids(), queued));
  }

  /**
   * Relays what an invoker handed over who may not read a reply. So what is refused is parked, as
   * from a queue, and what has to wait is put on the overflow queue, as from a caller.
   *
   * @param run unique for each invocation
   */
  public RelayedHandover relayHandover(
      List<InboundMessage> messages, String run, Deadline deadline) {
    TimeBudget time = TimeBudget.of(deadline);
    Relayed relayed = relay(unwrapped(messages), run, time, index -> false);
    List<Parking.ToOverflow> waiting = QueueItems.unfinished(messages, relayed);
    Set<EventRef> queued = parking.overflow(waiting, time.park());
    List<Parking.ToPark> refused = new Refusals(decoder).of(messages, relayed);
    int parked = parking.parkRejected(refused, time.park()).size();
    return new RelayedHandover(
        relayed.plus(Count.PARKED, parked),
        parked == refused.size() && queued.size() == waiting.size(),
        EventReport.of(relayed.results(), relayed.ids(), queued));
  }

  /** Only a message of SQS can be one that the relay put there itself. */
  private static List<ComesBack> unwrapped(List<InboundMessage> messages) {
    return messages.stream().<ComesBack>map(ComesBack.Read::new).toList();
  }

  /**
   * @param patient whether a message, by its index, may come again until a device is described
   */
  private Relayed relay(
      List<ComesBack> messages, String run, TimeBudget time, IntPredicate patient) {
    List<Decoded> decoded = messages.stream().flatMap(m -> decoded(m).stream()).toList();
    if (vendor == null) {
      EventBoard board = EventBoard.of(Arrived.of(decoded).events(), mapper::map);
      return board.relayed(send(board, run, time));
    }
    Recalled recalled = vendor.recall().batch();
    Arrived arrived = new VendorArrivals(vendor, recalled, patient, time.send()).of(decoded);
    EventBoard board = EventBoard.of(arrived.events(), mapper::map);
    Withholding withholding = new Withholding(recalled, vendor.ends(), time.send());
    withholding.judge(board);
    Counts sent = send(board, run, time);
    return board.relayed(
        sent.plus(withholding.close(board, time.settle()))
            .plus(Count.READINGS_DROPPED, arrived.dropped())
            .plus(Count.VALUES_IGNORED, arrived.ignored()));
  }

  private Counts send(EventBoard board, String run, TimeBudget time) {
    Claimed claimed = claims.claim(board.undecided(), time.run(run));
    claimed.decided().forEach(board::decide);
    Settling outcomes = new Settling(board, claimed);
    Plan plan = planner.plan(board.candidates());
    plan.heldBack().forEach(event -> outcomes.decide(event, Plan.BEHIND_ANOTHER));
    return dispatcher
        .dispatch(plan.lanes(), time.lastStart(), time.send(), outcomes)
        .plus(Count.WITHOUT_IDENTITY, claimed.withoutIdentity())
        .plus(Count.UNCONFIRMED, claimed.close(time.settle()));
  }

  /** Puts outcomes on the board and lets the ledger know of them. */
  private record Settling(EventBoard board, Claimed claimed) implements Outcomes {
    @Override
    public boolean isDecided(EventRef ref) {
      return board.isDecided(ref);
    }

    @Override
    public void decide(EventRef ref, Outcome outcome) {
      if (board.decide(ref, outcome)) {
        claimed.settle(ref, outcome);
      }
    }
  }

  private List<Decoded> decoded(ComesBack message) {
    return switch (message) {
      case ComesBack.Read(InboundMessage original) -> decoder.decode(original);
      case ComesBack.Broken(InboundMessage broken, String pointer, String reason) ->
          List.of(MessageDecoder.unreadable(broken, pointer, reason));
    };
  }
}
