package io.iotmi.relay.stage.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ledger must do with an event. */
public abstract class DeliveryLedgerContract extends LedgerRuns {
  @Test
  void grantsAFreshEvent() {
    assertEquals(List.of(GRANTED), claim(newLedger(), "run-1", ticket("a", "d")));
  }

  @Test
  void worksForAnEventWithoutTraceId() {
    DeliveryLedger ledger = newLedger();
    Ticket untraced = new Ticket(new EventKey("connector#u"), "d", null);
    assertEquals(List.of(GRANTED), claim(ledger, "run-1", untraced));
    assertTrue(settle(ledger, "run-1", true, untraced));
    assertEquals(List.of(DELIVERED), claim(ledger, "run-2", untraced));
  }

  @Test
  void remembersADeliveredEvent() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    assertTrue(settle(ledger, "run-1", true, ticket("a", "d")));
    assertEquals(List.of(DELIVERED), claim(ledger, "run-2", ticket("a", "d")));
    pass(Duration.ofHours(23));
    assertEquals(List.of(DELIVERED), claim(ledger, "run-3", ticket("a", "d")));
  }

  @Test
  void takesNoteOfTheTraceIdOnlyForOperators() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    settle(ledger, "run-1", true, ticket("a", "d"));
    Ticket otherTrace = new Ticket(ticket("a", "d").key(), "d", new TraceId("another"));
    assertEquals(List.of(DELIVERED), claim(ledger, "run-2", otherTrace));
  }

  @Test
  void holdsALiveClaim() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    pass(Duration.ofSeconds(30));
    assertEquals(List.of(HELD), claim(ledger, "run-2", ticket("a", "d")));
  }

  @Test
  void holdsAClaimThatOutlivesTheMemoryOfDeliveries() {
    DeliveryLedger ledger = newLedger();
    Deadline deadline = deadline();
    Instant late = deadline.end().plus(TTL).plusSeconds(10);
    ledger.claim(List.of(ticket("a", "d")), "run-1", late, deadline);
    pass(TTL.plusSeconds(5));
    assertEquals(List.of(HELD), claim(ledger, "run-2", ticket("a", "d")));
  }

  @Test
  void grantsARunItsOwnLiveClaimAgain() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    assertEquals(List.of(GRANTED), claim(ledger, "run-1", ticket("a", "d")));
    assertEquals(List.of(CONFLICT), claim(ledger, "run-1", ticket("a", "other")));
  }

  @Test
  void letsAnExpiredClaimBeTakenOver() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    pass(Duration.ofMillis(30_001));
    assertEquals(List.of(GRANTED), claim(ledger, "run-2", ticket("a", "d")));
    assertEquals(List.of(HELD), claim(ledger, "run-3", ticket("a", "d")));
  }

  @Test
  void letsAnExpiredClaimBeTakenOverByAnotherDigest() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    pass(Duration.ofMinutes(1));
    assertEquals(List.of(GRANTED), claim(ledger, "run-2", ticket("a", "other")));
  }

  @Test
  void reportsAConflictWithADeliveredEvent() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    settle(ledger, "run-1", true, ticket("a", "d"));
    assertEquals(List.of(CONFLICT), claim(ledger, "run-2", ticket("a", "other")));
  }

  @Test
  void reportsAConflictWithALiveClaim() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    assertEquals(List.of(CONFLICT), claim(ledger, "run-2", ticket("a", "other")));
  }

  @Test
  void givesAReleasedEventToTheNextRun() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    assertTrue(settle(ledger, "run-1", false, ticket("a", "d")));
    assertEquals(List.of(GRANTED), claim(ledger, "run-2", ticket("a", "other")));
  }

  @Test
  void leavesAClaimThatWasTakenOverToItsNewOwner() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"), ticket("b", "d"));
    pass(Duration.ofMinutes(1));
    claim(ledger, "run-2", ticket("a", "d"), ticket("b", "d"));
    assertTrue(settle(ledger, "run-1", true, ticket("a", "d")));
    assertTrue(settle(ledger, "run-1", false, ticket("b", "d")));
    assertEquals(List.of(HELD, HELD), claim(ledger, "run-3", ticket("a", "d"), ticket("b", "d")));
  }

  @Test
  void neverReopensADelivery() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    settle(ledger, "run-1", true, ticket("a", "d"));
    assertTrue(settle(ledger, "run-1", false, ticket("a", "d")));
    assertEquals(List.of(DELIVERED), claim(ledger, "run-2", ticket("a", "d")));
  }

  @Test
  void forgetsADeliveryAfterItsTime() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    settle(ledger, "run-1", true, ticket("a", "d"));
    pass(TTL.plusSeconds(2));
    assertEquals(List.of(GRANTED), claim(ledger, "run-2", ticket("a", "other")));
  }
}
