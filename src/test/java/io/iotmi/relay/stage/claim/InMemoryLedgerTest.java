package io.iotmi.relay.stage.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryLedgerTest extends DeliveryLedgerContract {
  @Override
  protected DeliveryLedger newLedger() {
    return new InMemoryLedger(TTL);
  }

  @Test
  void dropsTheOldestDeliveryWhenFull() {
    DeliveryLedger ledger = new InMemoryLedger(TTL, 2);
    claim(ledger, "run-1", ticket("old", "d"), ticket("new", "d"));
    settle(ledger, "run-1", true, ticket("old", "d"));
    settle(ledger, "run-1", true, ticket("new", "d"));
    assertEquals(List.of(GRANTED), claim(ledger, "run-2", ticket("newest", "d")));
    assertEquals(List.of(DELIVERED), claim(ledger, "run-3", ticket("new", "d")));
    assertEquals(List.of(GRANTED), claim(ledger, "run-3", ticket("old", "d")));
  }

  @Test
  void neverDropsALiveClaim() {
    DeliveryLedger ledger = new InMemoryLedger(TTL, 2);
    claim(ledger, "run-1", ticket("a", "d"), ticket("b", "d"));
    assertInstanceOf(Claim.Unavailable.class, claim(ledger, "run-2", ticket("c", "d")).getFirst());
    pass(Duration.ofMinutes(1));
    assertEquals(List.of(GRANTED), claim(ledger, "run-3", ticket("c", "d")));
  }

  @Test
  void forgetsWhatHasEndedBeforeADeliveryThatIsStillRemembered() {
    DeliveryLedger ledger = new InMemoryLedger(TTL, 2);
    claim(ledger, "run-1", ticket("delivered", "d"), ticket("dead", "d"));
    settle(ledger, "run-1", true, ticket("delivered", "d"));
    pass(Duration.ofMinutes(2));
    assertEquals(List.of(GRANTED), claim(ledger, "run-2", ticket("new", "d")));
    assertEquals(List.of(DELIVERED), claim(ledger, "run-3", ticket("delivered", "d")));
  }
}
