package io.iotmi.relay.local.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteLibraryLoaderUtil;
import io.iotmi.relay.local.wire.Interceptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

final class LocalDynamoDbTest {
  @Test
  void keepsConditionsCountsRequestsAndLeavesNoFile() {
    try (LocalDynamoDb table = new LocalDynamoDb();
        DynamoDbClient client = table.client()) {
      table.createTable("ledger");
      assertEquals(Map.of(), table.counts());
      claim(client);
      assertThrows(ConditionalCheckFailedException.class, () -> claim(client));
      client.getItem(g -> g.tableName("ledger").key(Map.of("id", AttributeValue.fromS("a"))));
      assertEquals(Map.of("PutItem", 2L, "GetItem", 1L), table.counts());
    }
    assertFalse(Files.exists(Path.of("dynamodb-local-metadata.json")));
  }

  @Test
  void letsAnInterceptorAnswerInstead() {
    try (LocalDynamoDb table = new LocalDynamoDb();
        DynamoDbClient client = table.client()) {
      table.createTable("ledger");
      byte[] body = "{\"__type\":\"ConditionalCheckFailedException\"}".getBytes(UTF_8);
      table.interceptor(
          (call, onward) ->
              call.operation().equals("PutItem")
                  ? Optional.of(new Interceptor.Answer(400, Map.of(), body))
                  : onward.send(call.body()));
      assertThrows(ConditionalCheckFailedException.class, () -> claim(client));
      assertFalse(
          client
              .getItem(g -> g.tableName("ledger").key(Map.of("id", AttributeValue.fromS("a"))))
              .hasItem());
    }
  }

  @ParameterizedTest
  @CsvSource({"Linux,aarch64", "Linux,x86_64", "Mac,aarch64", "Mac,x86_64"})
  void hasNativeCodeForTheMachinesOfDevelopers(String system, String processor) {
    String library = "libsqlite4java." + (system.equals("Mac") ? "dylib" : "so");
    assertTrue(
        SQLiteLibraryLoaderUtil.hasNativeLib(
            "/com/amazonaws/services/dynamodbv2/local/shared/access/sqlite/native/"
                + system
                + "/"
                + processor,
            library));
  }

  private static void claim(DynamoDbClient client) {
    client.putItem(
        p ->
            p.tableName("ledger")
                .item(Map.of("id", AttributeValue.fromS("a")))
                .conditionExpression("attribute_not_exists(id)"));
  }
}
