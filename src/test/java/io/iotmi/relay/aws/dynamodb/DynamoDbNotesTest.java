package io.iotmi.relay.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.NotesContract;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbNotesTest extends NotesContract {

  @Override
  protected Notes newNotes() {
    return in(DynamoDbLocal.newTable());
  }

  private static DynamoDbNotes in(String table) {
    return new DynamoDbNotes(DynamoDbLocal.http(), DynamoDbLocal.endpoint(), table);
  }

  @Test
  void aTableThatIsNotThereIsNoAnswer() {
    Notes nowhere = in("no-such-table");
    assertInstanceOf(Notes.Found.Unavailable.class, nowhere.find("#1", soon()));
    assertEquals(
        Notes.Written.UNAVAILABLE,
        nowhere.insert("#1", Json.Obj.EMPTY, Instant.now().plusSeconds(60), soon()));
    assertFalse(nowhere.delete("#1", soon()));
  }

  @Test
  void anItemOfAnotherProgramIsNoAnswer() {
    String table = DynamoDbLocal.newTable();
    try (DynamoDbClient client = DynamoDbLocal.client()) {
      client.putItem(
          p ->
              p.tableName(table)
                  .item(
                      Map.of(
                          "id", AttributeValue.fromS("#1"),
                          "expiration", AttributeValue.fromN("99999999999"),
                          "data", AttributeValue.fromS("[]"))));
    }
    assertInstanceOf(Notes.Found.Unavailable.class, in(table).find("#1", soon()));
  }

  private static Deadline soon() {
    return new Deadline(Instant.now().plusSeconds(60), InstantSource.system());
  }
}
