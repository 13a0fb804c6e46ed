package io.iotmi.relay.stage.recall;

final class InMemoryRecordsTest extends RecordsContract {
  @Override
  protected Records newRecords() {
    return new InMemoryRecords(KEPT);
  }
}
