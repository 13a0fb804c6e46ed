package io.iotmi.relay.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.stage.claim.ClaimProtocol;
import org.junit.jupiter.api.Test;

/** The statements to DynamoDB against the same rules as the ledger in memory, step by step. */
final class DynamoDbClaimProtocolTest {
  private final String table = DynamoDbLocal.newTable();

  @Test
  void theStatementsKeepThePromisesInEveryState() {
    int steps =
        ClaimProtocol.search(
            ttl -> new DynamoDbLedger(DynamoDbLocal.http(), DynamoDbLocal.endpoint(), table, ttl));
    assertTrue(steps > 300, steps + " steps only");
  }
}
