package io.iotmi.relay.stage.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.BareEvents;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      new Outcome.Rejected(List.of(new Violation("/a", "required", "is missing")));

  private final CountingLedger ledger = new CountingLedger();
  private final Claims claims = new Claims(ledger);

  private static ConnectorEvent event(int position, @Nullable String key, String digest) {
    return BareEvents.at(position, null, key, digest);
  }

  private static EventRef ref(int position) {
    return new EventRef(0, position);
  }

  private Claimed claim(String owner, ConnectorEvent... events) {
    return claims.claim(List.of(events), new Run(owner, DEADLINE.end(), DEADLINE, DEADLINE));
  }

  private static Outcome.Reason reason(@Nullable Outcome outcome) {
    return assertInstanceOf(Outcome.RetryLater.class, outcome).reason();
  }

  @Test
  void decidesNothingAboutFreshEvents() {
    Claimed batch = claim("run", event(0, "a", "d"), event(1, null, "d"), event(2, "b", "d"));
    assertEquals(Map.of(), batch.decided());
  }

  @Test
  void letsEventsWithoutIdentityPassWithoutAskingAndCountsThem() {
    Claimed batch = claim("run", event(0, null, "d"), event(1, null, "d"));
    assertEquals(Map.of(), batch.decided());
    assertEquals(2, batch.withoutIdentity());
    batch.settle(ref(0), DELIVERED);
    batch.settle(ref(1), LATER);
    assertEquals(0, batch.close(DEADLINE));
    assertEquals(List.of(), ledger.claimed);
    assertEquals(List.of(), ledger.settled);
  }

  @Test
  void callsADeliveredEventADuplicateForTheNextRun() {
    Claimed first = claim("run-1", event(0, "a", "d"));
    first.settle(ref(0), DELIVERED);
    first.close(DEADLINE);
    assertEquals(
        Map.of(ref(0), new Outcome.Duplicate()), claim("run-2", event(0, "a", "d")).decided());
  }

  @Test
  void treatsAHeldClaimAsRetry() {
    claim("run-1", event(0, "a", "d"));
    Claimed second = claim("run-2", event(0, "a", "d"));
    assertEquals(Outcome.Reason.HELD_ELSEWHERE, reason(second.decided().get(ref(0))));
  }

  @Test
  void treatsASilentLedgerAsRetry() {
    ledger.down = true;
    Claimed batch = claim("run-1", event(0, "a", "d"), event(1, null, "d"));
    assertEquals(
        Map.of(ref(0), new Outcome.RetryLater(Outcome.Reason.LEDGER_UNAVAILABLE, "down")),
        batch.decided());
  }

  @Test
  void reportsAConflictWithTheLedger() {
    claim("run-1", event(0, "a", "d"));
    Claimed second = claim("run-2", event(0, "a", "x"), event(1, "b", "d"));
    assertEquals(Map.of(ref(0), new Outcome.Conflict()), second.decided());
  }

  @Test
  void releasesWhatWasNotDelivered() {
    Claimed first = claim("run-1", event(0, "a", "d"), event(1, "b", "d"));
    first.settle(ref(0), LATER);
    first.settle(ref(1), REJECTED);
    first.close(DEADLINE);
    assertEquals(Map.of(), claim("run-2", event(0, "a", "d"), event(1, "b", "new")).decided());
  }

  @Test
  void keepsTheClaimOfAnEventThatWasNeverSettled() {
    claim("run-1", event(0, "a", "d")).close(DEADLINE);
    assertEquals(Set.of(ref(0)), claim("run-2", event(0, "a", "d")).decided().keySet());
  }

  @Test
  void countsDeliveriesThatTheLedgerMayNotKnowOf() {
    ConnectorEvent[] events = events(30);
    Claimed batch = claim("run-1", events);
    ledger.down = true;
    for (ConnectorEvent event : events) {
      batch.settle(event.ref(), event.ref().position() < 27 ? DELIVERED : LATER);
    }
    assertEquals(27, batch.close(DEADLINE));
  }

  @Test
  void settlesInFullCallsFromManyThreads() {
    ConnectorEvent[] events = events(110);
    Claimed batch = claim("run-1", events);
    assertEquals(List.of(110), ledger.claimed);
    try (var executor = Executors.newFixedThreadPool(8)) {
      for (ConnectorEvent event : events) {
        executor.execute(() -> batch.settle(event.ref(), DELIVERED));
      }
    }
    assertEquals(0, batch.close(DEADLINE));
    assertEquals(
        List.of(10, 25, 25, 25, 25), List.copyOf(ledger.settled).stream().sorted().toList());
    assertEquals(110, claim("run-2", events).decided().size());
  }

  @Test
  void asksNothingOfTheLedgerForAnEmptyBatch() {
    assertEquals(0, claim("run-1").close(DEADLINE));
    assertEquals(List.of(), ledger.claimed);
    assertEquals(List.of(), ledger.settled);
  }

  private static ConnectorEvent[] events(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> event(i, "k" + i, "d"))
        .toArray(ConnectorEvent[]::new);
  }
}
