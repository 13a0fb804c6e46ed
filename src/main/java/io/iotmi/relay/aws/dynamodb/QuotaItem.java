package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The item of the ledger's table that says in {@code next}, in microseconds since 1970, where the
 * line of slots ends. Written and read in PartiQL alone, for which the function has permission. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 *
 * @param table as {@link LedgerStatements#quoted} gives it
 */
record QuotaItem(SingleStatement statement, String table) {
  /** No key of an event is like it: those have a connector's id before the sign. */
  private static final String ID = "#quota/SendConnectorEvent";

  /** Moves the end where it lies within the bounds; the answer holds the item as it is then. */
  Reply append(long needed, long kept, long least, long most, Deadline deadline) {
    return statement.execute(
        "UPDATE "
            + table
            + " SET \"next\"=\"next\"+? SET \"expiration\"=?"
            + " WHERE \"id\"=? AND \"next\">=? AND \"next\"<=? RETURNING ALL NEW *",
        deadline,
        AttributeValue.number(needed),
        AttributeValue.number(kept),
        AttributeValue.text(ID),
        AttributeValue.number(least),
        AttributeValue.number(most));
  }

  /** Sets the end where it lies before {@code floor}. */
  Reply restart(long next, long kept, long floor, Deadline deadline) {
    return statement.execute(
        "UPDATE " + table + " SET \"next\"=? SET \"expiration\"=? WHERE \"id\"=? AND \"next\"<?",
        deadline,
        AttributeValue.number(next),
        AttributeValue.number(kept),
        AttributeValue.text(ID),
        AttributeValue.number(floor));
  }

  Reply insert(long next, long kept, Deadline deadline) {
    return statement.execute(
        "INSERT INTO " + table + " VALUE {'id':?,'next':?,'expiration':?}",
        deadline,
        AttributeValue.text(ID),
        AttributeValue.number(next),
        AttributeValue.number(kept));
  }

  Reply read(Deadline deadline) {
    return statement.execute(
        "SELECT * FROM " + table + " WHERE \"id\"=?", deadline, AttributeValue.text(ID));
  }

  /** Null where the answer holds no such item, or one of another program. */
  static @Nullable Long next(Reply reply) {
    return reply instanceof Reply.Answered(Json.Obj answer)
            && answer.get("Items") instanceof Json.Arr(List<Json> items)
            && !items.isEmpty()
            && items.getFirst() instanceof Json.Obj item
        ? AttributeValue.number(item, "next")
        : null;
  }
}
