package io.iotmi.relay.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.stage.claim.DeliveryLedger;
import io.iotmi.relay.stage.claim.LedgerBatchContract;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How many requests the ledger needs for many events. */
final class DynamoDbLedgerBatchTest extends LedgerBatchContract {
  private final FaultyTransport wire = new FaultyTransport();
  private final String table = DynamoDbLocal.newTable();

  @Override
  protected DeliveryLedger newLedger() {
    return new DynamoDbLedger(wire, DynamoDbLocal.endpoint(), table, TTL);
  }

  @Test
  void claimsAndSettlesTwentyFiveFreshEventsInOneRequestEach() {
    DeliveryLedger ledger = newLedger();
    assertEquals(Collections.nCopies(25, GRANTED), claim(ledger, "run-1", tickets(25)));
    assertEquals(1, wire.requests.get());
    assertTrue(settle(ledger, "run-1", true, tickets(25)));
    assertEquals(2, wire.requests.get());
  }

  @Test
  void claimsAndSettlesHundredFreshEventsInEightRequests() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", tickets(100));
    assertTrue(settle(ledger, "run-1", true, tickets(100)));
    assertEquals(8, wire.requests.get());
  }

  @Test
  void sendsTheRequestsOfALargeBatchAtTheSameTime() {
    CyclicBarrier allFour = new CyclicBarrier(4);
    for (int i = 0; i < 4; i++) {
      wire.troubles.add(
          (real, request) -> {
            try {
              allFour.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
              throw new IOException("the others did not come", e);
            }
            return real.post(request);
          });
    }
    assertEquals(Collections.nCopies(100, GRANTED), claim(newLedger(), "run-1", tickets(100)));
    assertEquals(4, wire.requests.get());
  }

  @Test
  void recognisesDuplicatesInTwoRequests() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", tickets(25));
    settle(ledger, "run-1", true, tickets(25));
    wire.requests.set(0);
    assertEquals(Collections.nCopies(25, DELIVERED), claim(ledger, "run-2", tickets(25)));
    assertEquals(2, wire.requests.get());
  }
}
