package io.iotmi.relay.local.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

final class DynamoDbDoorTest {
  @Test
  void keepsConditionsCountsRequestsAndLeavesNoFile() {
    try (DynamoDbDoor door = new DynamoDbDoor();
        DynamoDbClient client = door.client()) {
      door.createTable("ledger");
      assertEquals(Map.of(), door.counts());
      claim(client);
      assertThrows(ConditionalCheckFailedException.class, () -> claim(client));
      client.getItem(g -> g.tableName("ledger").key(Map.of("id", AttributeValue.fromS("a"))));
      assertEquals(Map.of("PutItem", 2L, "GetItem", 1L), door.counts());
    }
    assertFalse(Files.exists(Path.of("dynamodb-local-metadata.json")));
  }

  private static void claim(DynamoDbClient client) {
    client.putItem(
        p ->
            p.tableName("ledger")
                .item(Map.of("id", AttributeValue.fromS("a")))
                .conditionExpression("attribute_not_exists(id)"));
  }
}
