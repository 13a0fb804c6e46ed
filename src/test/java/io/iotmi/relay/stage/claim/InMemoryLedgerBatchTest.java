package io.iotmi.relay.stage.claim;

final class InMemoryLedgerBatchTest extends LedgerBatchContract {
  @Override
  protected DeliveryLedger newLedger() {
    return new InMemoryLedger(TTL);
  }
}
