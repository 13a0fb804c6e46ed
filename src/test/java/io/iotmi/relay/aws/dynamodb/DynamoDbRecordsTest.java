package io.iotmi.relay.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.recall.Records.Change;
import io.iotmi.relay.stage.recall.Records.Stored;
import io.iotmi.relay.stage.recall.RecordsContract;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbRecordsTest extends RecordsContract {
  private final FaultyTransport wire = new FaultyTransport();
  private final String table = DynamoDbLocal.newTable();

  @Override
  protected Records newRecords() {
    return records(table);
  }

  private Records records(String name) {
    return new DynamoDbRecords(wire, DynamoDbLocal.endpoint(), name, KEPT);
  }

  private static List<Change> changes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Change("#" + i, Stored.ABSENT, set("n", i)))
        .toList();
  }

  @Test
  void aHundredRecordsAreReadInOneRequestAndTwentyFiveWrittenInOne() {
    Records records = newRecords();
    assertTrue(records.update(changes(25), deadline()));
    assertEquals(1, wire.requests.get());
    records.load(IntStream.range(0, 100).mapToObj(i -> "#" + i).toList(), deadline());
    assertEquals(2, wire.requests.get());
  }

  @Test
  void aWriteWhoseAnswerWasLostIsMadeOnce() {
    Records records = newRecords();
    wire.loseAnswerOnce();
    assertTrue(records.update(changes(2), deadline()));
    assertEquals(object("n", 1), load(records, "#1").data());
  }

  @Test
  void aTableThatAnswersAfterATroubleIsReadAndWritten() {
    Records records = newRecords();
    wire.answerOnce(500, "{\"__type\":\"InternalServerError\"}");
    assertTrue(records.update(changes(1), deadline()));
    wire.answerOnce(503, "<html>");
    assertEquals(object("n", 0), load(records, "#0").data());
  }

  @Test
  void keysThatAnAnswerLeavesOutAreAskedForAgain() {
    Records records = newRecords();
    records.update(changes(2), deadline());
    wire.answerOnce(
        200,
        "{\"Responses\":{\"t\":[{\"id\":{\"S\":\"#0\"},\"version\":{\"N\":\"1\"},"
            + "\"expiration\":{\"N\":\"4000000000\"},\"data\":{\"S\":\"{\\\"x\\\":1}\"}}]},"
            + "\"UnprocessedKeys\":{\"t\":{\"Keys\":[{\"id\":{\"S\":\"#1\"}}]}}}");
    Records.Loaded.Found found =
        (Records.Loaded.Found) records.load(List.of("#0", "#1"), deadline());
    assertEquals(object("x", 1), found.of("#0").data());
    assertEquals(object("n", 1), found.of("#1").data());
  }

  @Test
  void aTableThatIsNotThereGivesAnAnswerAndNoException() {
    Records records = records("there-is-none");
    assertInstanceOf(Records.Loaded.Unavailable.class, records.load(List.of("#0"), deadline()));
    assertFalse(records.update(changes(1), deadline()));
  }

  @Test
  void anItemOfAnotherProgramIsLeftAlone() {
    Records records = newRecords();
    try (DynamoDbClient client = DynamoDbLocal.client()) {
      client.putItem(p -> p.tableName(table).item(Map.of("id", AttributeValue.fromS("#0"))));
    }
    assertFalse(records.update(changes(1), deadline()));
  }
}
