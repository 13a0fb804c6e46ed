package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The statements of one run, in PartiQL. Values travel as parameters, never in the text. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 */
final class LedgerStatements {
  /**
   * A table's name or ARN. See
   * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
   */
  private static final Pattern TABLE = Pattern.compile("[a-zA-Z0-9_.:/-]{1,1024}");

  private final String table;
  private final String owner;

  /**
   * @param table as {@link #quoted} gives it
   */
  LedgerStatements(String table, String owner) {
    this.table = table;
    this.owner = owner;
  }

  static String quoted(String table) {
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException("not the name of a DynamoDB table");
    }
    return "\"" + table + "\"";
  }

  /** Fails with DuplicateItem where any record stands under the key, even an expired one. */
  Json insert(Ticket ticket, Instant expiry, Instant keptUntil) {
    return statement(
        "INSERT INTO "
            + table
            + " VALUE {'id':?,'status':?,'expiration':?,'in_progress_expiration':?,'data':?}",
        AttributeValue.text(ticket.key().value()),
        AttributeValue.text(LedgerItem.IN_PROGRESS),
        AttributeValue.number(keptUntil.getEpochSecond()),
        AttributeValue.number(expiry.toEpochMilli()),
        AttributeValue.text(data(ticket)));
  }

  /** Replaces a record that no longer counts, or our own claim of which the answer was lost. */
  Json takeOver(Ticket ticket, Instant expiry, Instant keptUntil, Instant now) {
    return statement(
        "UPDATE "
            + table
            + " SET \"status\"=? SET \"expiration\"=? SET \"in_progress_expiration\"=?"
            + " SET \"data\"=? WHERE \"id\"=? AND (\"expiration\"<? OR (\"status\"=? AND"
            + " (\"in_progress_expiration\"<? OR \"data\"=?)))",
        AttributeValue.text(LedgerItem.IN_PROGRESS),
        AttributeValue.number(keptUntil.getEpochSecond()),
        AttributeValue.number(expiry.toEpochMilli()),
        AttributeValue.text(data(ticket)),
        AttributeValue.text(ticket.key().value()),
        AttributeValue.number(now.getEpochSecond()),
        AttributeValue.text(LedgerItem.IN_PROGRESS),
        AttributeValue.number(now.toEpochMilli()),
        AttributeValue.text(data(ticket)));
  }

  Json read(Ticket ticket) {
    return members(
            "SELECT * FROM " + table + " WHERE \"id\"=?", AttributeValue.text(ticket.key().value()))
        .bool("ConsistentRead", true)
        .object();
  }

  /** Nothing happens where the claim is no longer ours. */
  Json confirm(Ticket ticket, Instant keptUntil) {
    return statement(
        "UPDATE "
            + table
            + " SET \"status\"=? SET \"expiration\"=? WHERE \"id\"=? AND \"status\"=? AND"
            + " \"data\"=?",
        AttributeValue.text(LedgerItem.COMPLETED),
        AttributeValue.number(keptUntil.getEpochSecond()),
        AttributeValue.text(ticket.key().value()),
        AttributeValue.text(LedgerItem.IN_PROGRESS),
        AttributeValue.text(data(ticket)));
  }

  /** Nothing happens where the claim is no longer ours. */
  Json release(Ticket ticket) {
    return statement(
        "DELETE FROM " + table + " WHERE \"id\"=? AND \"status\"=? AND \"data\"=?",
        AttributeValue.text(ticket.key().value()),
        AttributeValue.text(LedgerItem.IN_PROGRESS),
        AttributeValue.text(data(ticket)));
  }

  /** The same text for the same claim, so that a condition can ask whether it is still ours. */
  private String data(Ticket ticket) {
    TraceId trace = ticket.traceId();
    return JsonWriter.ascii(
        new JsonMembers()
            .text(LedgerItem.DIGEST, ticket.digest())
            .text(LedgerItem.OWNER, owner)
            .text("traceId", trace == null ? null : trace.value())
            .object());
  }

  private static Json statement(String partiql, Json... parameters) {
    return members(partiql, parameters)
        .text("ReturnValuesOnConditionCheckFailure", "ALL_OLD")
        .object();
  }

  private static JsonMembers members(String partiql, Json... parameters) {
    return new JsonMembers().text("Statement", partiql).array("Parameters", List.of(parameters));
  }
}
