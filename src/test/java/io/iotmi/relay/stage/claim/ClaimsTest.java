package io.iotmi.relay.stage.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.stage.claim.ClaimedBatch.Finished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ClaimsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);
  private static final Outcome DELIVERED = new Outcome.Delivered();
  private static final Outcome LATER =
      new Outcome.RetryLater(Outcome.Reason.THROTTLED, "too many requests");
  private static final Outcome REJECTED =
      new Outcome.Rejected(List.of(new Fault("/a", "required", "is missing")));

  private final CountingLedger ledger = new CountingLedger();
  private final Claims claims = new Claims(ledger);

  /** A real ledger that counts its calls and can be made to fail. */
  private static final class CountingLedger implements DeliveryLedger {
    private final DeliveryLedger real = new InMemoryLedger(Duration.ofHours(1));
    private final List<Integer> claimed = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> settled = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean down;

    @Override
    public List<Claim> claim(
        List<Ticket> tickets, String owner, Instant expiry, Deadline deadline) {
      claimed.add(tickets.size());
      return down
          ? Collections.nCopies(tickets.size(), new Claim.Unavailable("down"))
          : real.claim(tickets, owner, expiry, deadline);
    }

    @Override
    public boolean settle(List<Settlement> settlements, String owner, Deadline deadline) {
      settled.add(settlements.size());
      return !down && real.settle(settlements, owner, deadline);
    }
  }

  private static ConnectorEvent event(int position, @Nullable String key, String digest) {
    return new ConnectorEvent(
        new EventRef(0, position),
        null,
        key == null ? null : new EventKey(key),
        digest,
        null,
        null,
        new SendConnectorEvent(
            "connector",
            Operation.DEVICE_EVENT,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }

  private static EventRef ref(int position) {
    return new EventRef(0, position);
  }

  private ClaimedBatch claim(String owner, ConnectorEvent... events) {
    return claims.claim(List.of(events), owner, DEADLINE.end(), DEADLINE, DEADLINE);
  }

  private static Outcome.Reason reason(@Nullable Outcome outcome) {
    return assertInstanceOf(Outcome.RetryLater.class, outcome).reason();
  }

  @Test
  void grantsFreshEventsInTheOrderOfArrival() {
    ClaimedBatch batch = claim("run", event(0, "a", "d"), event(1, null, "d"), event(2, "b", "d"));
    assertEquals(
        List.of(ref(0), ref(1), ref(2)),
        batch.granted().stream().map(ConnectorEvent::ref).toList());
    assertEquals(Map.of(), batch.outcomes());
  }

  @Test
  void grantsEventsWithoutIdentityWithoutAskingAndCountsThem() {
    ClaimedBatch batch = claim("run", event(0, null, "d"), event(1, null, "d"));
    assertEquals(2, batch.granted().size());
    assertEquals(2, batch.withoutIdentity());
    batch.settled(ref(0), DELIVERED);
    batch.settled(ref(1), LATER);
    assertEquals(new Finished(Map.of(), 0), batch.finish(DEADLINE));
    assertEquals(List.of(), ledger.claimed);
    assertEquals(List.of(), ledger.settled);
  }

  @Test
  void callsADeliveredEventADuplicateForTheNextRun() {
    ClaimedBatch first = claim("run-1", event(0, "a", "d"));
    first.settled(ref(0), DELIVERED);
    first.finish(DEADLINE);
    ClaimedBatch second = claim("run-2", event(0, "a", "d"), event(1, "a", "d"));
    assertEquals(List.of(), second.granted());
    assertEquals(
        Map.of(ref(0), new Outcome.Duplicate(), ref(1), new Outcome.Duplicate()),
        second.outcomes());
  }

  @Test
  void treatsAHeldClaimAsRetry() {
    claim("run-1", event(0, "a", "d"));
    ClaimedBatch second = claim("run-2", event(0, "a", "d"));
    assertEquals(Outcome.Reason.HELD_ELSEWHERE, reason(second.outcomes().get(ref(0))));
  }

  @Test
  void treatsASilentLedgerAsRetry() {
    ledger.down = true;
    ClaimedBatch batch = claim("run-1", event(0, "a", "d"), event(1, null, "d"));
    assertEquals(
        new Outcome.RetryLater(Outcome.Reason.LEDGER_UNAVAILABLE, "down"),
        batch.outcomes().get(ref(0)));
    assertEquals(List.of(ref(1)), batch.granted().stream().map(ConnectorEvent::ref).toList());
  }

  @Test
  void reportsAConflictWithTheLedgerAndWithinTheBatch() {
    claim("run-1", event(0, "a", "d"));
    ClaimedBatch second =
        claim("run-2", event(0, "a", "x"), event(1, "b", "d"), event(2, "b", "other"));
    assertEquals(
        Map.of(ref(0), new Outcome.Conflict(), ref(2), new Outcome.Conflict()), second.outcomes());
    assertEquals(List.of(ref(1)), second.granted().stream().map(ConnectorEvent::ref).toList());
  }

  @Test
  void letsFollowersShareTheFateOfTheirLeader() {
    ClaimedBatch batch =
        claim(
            "run",
            event(0, "delivered", "d"),
            event(1, "delivered", "d"),
            event(2, "later", "d"),
            event(3, "later", "d"),
            event(4, "rejected", "d"),
            event(5, "rejected", "d"),
            event(6, "unsettled", "d"),
            event(7, "unsettled", "d"));
    assertEquals(
        Map.of(ref(1), ref(0), ref(3), ref(2), ref(5), ref(4), ref(7), ref(6)), batch.following());
    batch.settled(ref(0), DELIVERED);
    batch.settled(ref(2), LATER);
    batch.settled(ref(4), REJECTED);
    Map<EventRef, Outcome> followers = batch.finish(DEADLINE).followers();
    assertEquals(new Outcome.Duplicate(), followers.get(ref(1)));
    assertEquals(Outcome.Reason.HELD_ELSEWHERE, reason(followers.get(ref(3))));
    assertEquals(REJECTED, followers.get(ref(5)));
    assertEquals(Outcome.Reason.HELD_ELSEWHERE, reason(followers.get(ref(7))));
  }

  @Test
  void releasesWhatWasNotDelivered() {
    ClaimedBatch first = claim("run-1", event(0, "a", "d"), event(1, "b", "d"));
    first.settled(ref(0), LATER);
    first.settled(ref(1), REJECTED);
    first.finish(DEADLINE);
    assertEquals(2, claim("run-2", event(0, "a", "d"), event(1, "b", "new")).granted().size());
  }

  @Test
  void keepsTheClaimOfAnEventThatWasNeverSettled() {
    claim("run-1", event(0, "a", "d")).finish(DEADLINE);
    assertEquals(List.of(), claim("run-2", event(0, "a", "d")).granted());
  }

  @Test
  void letsTheFirstOutcomeCount() {
    ClaimedBatch batch = claim("run-1", event(0, "a", "d"), event(1, "a", "d"));
    batch.settled(ref(0), DELIVERED);
    batch.settled(ref(0), LATER);
    assertEquals(new Outcome.Duplicate(), batch.finish(DEADLINE).followers().get(ref(1)));
    assertEquals(List.of(1), ledger.settled);
  }

  @Test
  void countsDeliveriesThatTheLedgerMayNotKnowOf() {
    ConnectorEvent[] events =
        IntStream.range(0, 30).mapToObj(i -> event(i, "k" + i, "d")).toArray(ConnectorEvent[]::new);
    ClaimedBatch batch = claim("run-1", events);
    ledger.down = true;
    for (ConnectorEvent event : events) {
      batch.settled(event.ref(), event.ref().position() < 27 ? DELIVERED : LATER);
    }
    assertEquals(27, batch.finish(DEADLINE).unconfirmed());
  }

  @Test
  void settlesInFullChunksFromManyThreads() {
    ConnectorEvent[] events =
        IntStream.range(0, 110)
            .mapToObj(i -> event(i, "k" + i, "d"))
            .toArray(ConnectorEvent[]::new);
    ClaimedBatch batch = claim("run-1", events);
    assertEquals(List.of(110), ledger.claimed);
    try (var executor = Executors.newFixedThreadPool(8)) {
      for (ConnectorEvent event : events) {
        executor.execute(() -> batch.settled(event.ref(), DELIVERED));
      }
    }
    assertEquals(0, batch.finish(DEADLINE).unconfirmed());
    assertEquals(
        List.of(10, 25, 25, 25, 25), List.copyOf(ledger.settled).stream().sorted().toList());
    assertTrue(claim("run-2", events).granted().isEmpty());
  }

  @Test
  void asksNothingOfTheLedgerForAnEmptyBatch() {
    ClaimedBatch batch = claim("run-1");
    assertEquals(new Finished(Map.of(), 0), batch.finish(DEADLINE));
    assertEquals(List.of(), ledger.claimed);
    assertEquals(List.of(), ledger.settled);
  }
}
