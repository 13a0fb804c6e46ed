package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.keep.Notes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Notes as items of the ledger's table, whose ids begin with {@code #}, as no key of an event does.
 * Written and read in PartiQL alone. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 */
public final class DynamoDbNotes implements Notes {
  private final SingleStatement statement;
  private final String table;

  /**
   * @param endpoint of DynamoDB, with its root path
   * @param table its name or ARN
   */
  public DynamoDbNotes(AwsHttp http, URI endpoint, String table) {
    this.statement = SingleStatement.to(http, endpoint);
    this.table = LedgerStatements.quoted(table);
  }

  @Override
  public Found find(String id, Deadline deadline) {
    Reply reply =
        statement.execute(
            "SELECT * FROM " + table + " WHERE \"id\"=?", deadline, AttributeValue.text(id));
    return switch (reply) {
      case Reply.Failed failed -> new Found.Unavailable(failed.reason());
      case Reply.Answered(Json.Obj answer) ->
          answer.get("Items") instanceof Json.Arr(List<Json> items)
                  && !items.isEmpty()
                  && items.getFirst() instanceof Json.Obj item
              ? read(item, deadline)
              : new Found.Absent();
    };
  }

  /** An ended record may lie there for days before DynamoDB deletes it. */
  private static Found read(Json.Obj item, Deadline deadline) {
    Long end = AttributeValue.number(item, "expiration");
    Long version = AttributeValue.number(item, "version");
    String data = AttributeValue.text(item, "data");
    if (end == null || end < deadline.clock().instant().getEpochSecond()) {
      return new Found.Absent();
    }
    try {
      return version != null
              && data != null
              && JsonReader.readEnvelope(data.getBytes(StandardCharsets.UTF_8))
                  instanceof Json.Obj object
          ? new Found.Kept(version, object)
          : new Found.Unavailable("a record of the table is none of the relay's");
    } catch (JsonSyntaxException e) {
      return new Found.Unavailable("a record of the table is no JSON");
    }
  }

  @Override
  public Written insert(String id, Json.Obj data, Instant until, Deadline deadline) {
    Reply reply =
        statement.execute(
            "INSERT INTO " + table + " VALUE {'id':?,'version':?,'data':?,'expiration':?}",
            deadline,
            AttributeValue.text(id),
            AttributeValue.number(deadline.clock().instant().toEpochMilli()),
            AttributeValue.text(JsonWriter.ascii(data)),
            AttributeValue.number(until.getEpochSecond()));
    return SingleStatement.isStopped(reply) ? renew(id, data, until, deadline) : written(reply);
  }

  private Written renew(String id, Json.Obj data, Instant until, Deadline deadline) {
    return written(
        statement.execute(
            "UPDATE "
                + table
                + " SET \"version\"=? SET \"data\"=? SET \"expiration\"=?"
                + " WHERE \"id\"=? AND \"expiration\"<?",
            deadline,
            AttributeValue.number(deadline.clock().instant().toEpochMilli()),
            AttributeValue.text(JsonWriter.ascii(data)),
            AttributeValue.number(until.getEpochSecond()),
            AttributeValue.text(id),
            AttributeValue.number(deadline.clock().instant().getEpochSecond())));
  }

  @Override
  public Written replace(String id, long version, Json.Obj data, Instant until, Deadline deadline) {
    return written(
        statement.execute(
            "UPDATE "
                + table
                + " SET \"version\"=? SET \"data\"=? SET \"expiration\"=?"
                + " WHERE \"id\"=? AND \"version\"=?",
            deadline,
            AttributeValue.number(version + 1),
            AttributeValue.text(JsonWriter.ascii(data)),
            AttributeValue.number(until.getEpochSecond()),
            AttributeValue.text(id),
            AttributeValue.number(version)));
  }

  @Override
  public boolean delete(String id, Deadline deadline) {
    Reply reply =
        statement.execute(
            "DELETE FROM " + table + " WHERE \"id\"=?", deadline, AttributeValue.text(id));
    return reply instanceof Reply.Answered || SingleStatement.isStopped(reply);
  }

  private static Written written(Reply reply) {
    if (reply instanceof Reply.Answered) {
      return Written.DONE;
    }
    return SingleStatement.isStopped(reply) ? Written.STOPPED : Written.UNAVAILABLE;
  }
}
