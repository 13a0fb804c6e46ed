package io.iotmi.relay.stage.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.stage.claim.DeliveryLedger.Claim;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every ledger must do with many events at once. */
public abstract class LedgerBatchContract extends LedgerRuns {
  @Test
  void takesOverAClaimThatARunDiedWith() {
    DeliveryLedger ledger = newLedger();
    Ticket[] batch = tickets(30);
    claim(ledger, "run-1", batch);
    assertEquals(Collections.nCopies(30, HELD), claim(ledger, "run-2", batch));
    pass(Duration.ofMinutes(1));
    assertEquals(Collections.nCopies(30, GRANTED), claim(ledger, "run-3", batch));
    assertTrue(settle(ledger, "run-3", true, batch));
    assertEquals(Collections.nCopies(30, DELIVERED), claim(ledger, "run-4", batch));
  }

  @Test
  void answersSixtyTicketsInTheirOrder() {
    DeliveryLedger ledger = newLedger();
    Ticket[] sixty = tickets(60);
    claim(ledger, "run-1", sixty[3], sixty[30], sixty[59]);
    settle(ledger, "run-1", true, sixty[3], sixty[59]);
    List<Claim> expected = new ArrayList<>(Collections.nCopies(60, GRANTED));
    expected.set(3, DELIVERED);
    expected.set(30, HELD);
    expected.set(59, DELIVERED);
    assertEquals(expected, claim(ledger, "run-2", sixty));
  }

  @Test
  void grantsEachEventOnceWhenEightRunsWantThemAll() throws Exception {
    DeliveryLedger ledger = newLedger();
    Ticket[] wanted = tickets(25);
    List<Callable<List<Claim>>> runs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String owner = "run-" + i;
      runs.add(() -> claim(ledger, owner, wanted));
    }
    int[] grants = new int[wanted.length];
    try (var executor = Executors.newFixedThreadPool(8)) {
      for (Future<List<Claim>> run : executor.invokeAll(runs)) {
        List<Claim> claims = run.get();
        for (int i = 0; i < claims.size(); i++) {
          if (claims.get(i).equals(GRANTED)) {
            grants[i]++;
          } else {
            assertEquals(HELD, claims.get(i));
          }
        }
      }
    }
    for (int grantsOfOne : grants) {
      assertEquals(1, grantsOfOne);
    }
  }
}
