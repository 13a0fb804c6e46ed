package io.iotmi.relay.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.stage.claim.DeliveryLedger;
import io.iotmi.relay.stage.claim.DeliveryLedgerContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbLedgerTest extends DeliveryLedgerContract {
  private final FaultyTransport wire = new FaultyTransport();
  private final String table = DynamoDbLocal.newTable();

  @Override
  protected DeliveryLedger newLedger() {
    return ledger(table);
  }

  private DeliveryLedger ledger(String name) {
    return new DynamoDbLedger(wire, DynamoDbLocal.endpoint(), name, TTL);
  }

  @Test
  void readsTheRecordWhenDynamoDbDoesNotShowIt() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    settle(ledger, "run-1", true, ticket("a", "d"));
    wire.answerOnce(200, "{\"Responses\":[{\"Error\":{\"Code\":\"DuplicateItem\"}}]}");
    wire.answerOnce(200, "{\"Responses\":[{\"Error\":{\"Code\":\"ConditionalCheckFailed\"}}]}");
    assertEquals(List.of(DELIVERED), claim(ledger, "run-2", ticket("a", "d")));
  }

  @Test
  void needsOnlyOneRequestWhereDynamoDbShowsTheDuplicate() {
    wire.answerOnce(
        200,
        "{\"Responses\":[{\"Error\":{\"Code\":\"DuplicateItem\",\"Item\":{\"id\":{\"S\":\"k\"},"
            + "\"status\":{\"S\":\"COMPLETED\"},\"expiration\":{\"N\":\"4000000000\"},"
            + "\"data\":{\"S\":\"{\\\"digest\\\":\\\"d\\\",\\\"owner\\\":\\\"o\\\"}\"}}}}]}");
    assertEquals(List.of(DELIVERED), claim(newLedger(), "run-1", ticket("a", "d")));
    assertEquals(1, wire.requests.get());
  }

  @Test
  void insertsAgainWhenTheRecordVanishesInBetween() {
    wire.answerOnce(200, "{\"Responses\":[{\"Error\":{\"Code\":\"DuplicateItem\"}}]}");
    DeliveryLedger ledger = newLedger();
    assertEquals(List.of(GRANTED), claim(ledger, "run-1", ticket("a", "d")));
    assertEquals(4, wire.requests.get());
  }

  @Test
  void writesTheSchemaThatPowertoolsUsersKnow() {
    DeliveryLedger ledger = newLedger();
    claim(ledger, "run-1", ticket("a", "d"));
    long end = deadline().end().toEpochMilli();
    long kept = deadline().clock().instant().plus(TTL).getEpochSecond();
    try (DynamoDbClient client = DynamoDbLocal.client()) {
      assertEquals(
          Map.of(
              "id", AttributeValue.fromS("connector#a"),
              "status", AttributeValue.fromS("INPROGRESS"),
              "expiration", AttributeValue.fromN(Long.toString(kept)),
              "in_progress_expiration", AttributeValue.fromN(Long.toString(end)),
              "data",
                  AttributeValue.fromS(
                      "{\"digest\":\"d\",\"owner\":\"run-1\",\"traceId\":\"trace-a\"}")),
          item(client, "connector#a"));
      settle(ledger, "run-1", true, ticket("a", "d"));
      assertEquals(AttributeValue.fromS("COMPLETED"), item(client, "connector#a").get("status"));
      claim(ledger, "run-2", ticket("b", "d"));
      settle(ledger, "run-2", false, ticket("b", "d"));
      assertEquals(Map.of(), item(client, "connector#b"));
    }
  }

  @Test
  void refusesATableNameThatCouldEndTheQuotes() {
    assertThrows(IllegalArgumentException.class, () -> ledger("a\" SET \"b"));
  }

  private Map<String, AttributeValue> item(DynamoDbClient client, String id) {
    return client
        .getItem(g -> g.tableName(table).key(Map.of("id", AttributeValue.fromS(id))))
        .item();
  }
}
