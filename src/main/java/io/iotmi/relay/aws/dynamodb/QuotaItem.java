package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The item of the ledger's table that says in {@code next}, in microseconds since 1970, where the
 * line of slots ends. Written and read in PartiQL alone, for which the function has permission. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 *
 * @param table as {@link LedgerStatements#quoted} gives it
 */
record QuotaItem(JsonService dynamoDb, String table) {
  /** No key of an event is like it: those have a connector's id before the sign. */
  private static final String ID = "#quota/SendConnectorEvent";

  /** Moves the end where it lies within the bounds; the answer holds the item as it is then. */
  Reply append(long needed, long kept, long least, long most, Deadline deadline) {
    return execute(
        "UPDATE "
            + table
            + " SET \"next\"=\"next\"+? SET \"expiration\"=?"
            + " WHERE \"id\"=? AND \"next\">=? AND \"next\"<=? RETURNING ALL NEW *",
        deadline,
        number(needed),
        number(kept),
        text(ID),
        number(least),
        number(most));
  }

  /** Sets the end where it lies before {@code floor}. */
  Reply restart(long next, long kept, long floor, Deadline deadline) {
    return execute(
        "UPDATE " + table + " SET \"next\"=? SET \"expiration\"=? WHERE \"id\"=? AND \"next\"<?",
        deadline,
        number(next),
        number(kept),
        text(ID),
        number(floor));
  }

  Reply insert(long next, long kept, Deadline deadline) {
    return execute(
        "INSERT INTO " + table + " VALUE {'id':?,'next':?,'expiration':?}",
        deadline,
        text(ID),
        number(next),
        number(kept));
  }

  Reply read(Deadline deadline) {
    return execute("SELECT * FROM " + table + " WHERE \"id\"=?", deadline, text(ID));
  }

  /** Not carried out because of what stands under the key, or because nothing stands there. */
  static boolean isStopped(Reply reply) {
    return reply instanceof Reply.Failed failed
        && (failed.names("ConditionalCheckFailedException")
            || failed.names("DuplicateItemException")
            // So DynamoDB Local says it.
            || failed.names("DuplicateItem"));
  }

  /** Null where the answer holds no such item, or one that somebody else wrote. */
  static @Nullable Long next(Reply reply) {
    if (!(reply instanceof Reply.Answered(Json.Obj answer))
        || !(answer.get("Items") instanceof Json.Arr(List<Json> items))
        || items.isEmpty()
        || !(items.getFirst() instanceof Json.Obj item)
        || !(item.get("next") instanceof Json.Obj value)) {
      return null;
    }
    String digits = value.text("N");
    return digits == null || !digits.matches("-?[0-9]{1,18}") ? null : Long.valueOf(digits);
  }

  private Reply execute(String partiql, Deadline deadline, Json... parameters) {
    return dynamoDb.call(
        "ExecuteStatement",
        new Json.Obj(
            Map.of(
                "Statement",
                new Json.Text(partiql),
                "Parameters",
                new Json.Arr(List.of(parameters)),
                "ConsistentRead",
                new Json.Bool(true))),
        deadline);
  }

  private static Json text(String value) {
    return new Json.Obj(Map.of("S", new Json.Text(value)));
  }

  private static Json number(long value) {
    return new Json.Obj(Map.of("N", new Json.Text(Long.toString(value))));
  }
}
