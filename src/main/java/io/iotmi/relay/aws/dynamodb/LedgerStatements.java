package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        text(ticket.key().value()),
        text(LedgerItem.IN_PROGRESS),
        number(keptUntil.getEpochSecond()),
        number(expiry.toEpochMilli()),
        text(data(ticket)));
  }

  /** Replaces a record that no longer counts, or our own claim of which the answer was lost. */
  Json takeOver(Ticket ticket, Instant expiry, Instant keptUntil, Instant now) {
    return statement(
        "UPDATE "
            + table
            + " SET \"status\"=? SET \"expiration\"=? SET \"in_progress_expiration\"=?"
            + " SET \"data\"=? WHERE \"id\"=? AND (\"expiration\"<? OR (\"status\"=? AND"
            + " (\"in_progress_expiration\"<? OR \"data\"=?)))",
        text(LedgerItem.IN_PROGRESS),
        number(keptUntil.getEpochSecond()),
        number(expiry.toEpochMilli()),
        text(data(ticket)),
        text(ticket.key().value()),
        number(now.getEpochSecond()),
        text(LedgerItem.IN_PROGRESS),
        number(now.toEpochMilli()),
        text(data(ticket)));
  }

  Json read(Ticket ticket) {
    return new Json.Obj(
        Map.of(
            "Statement",
            new Json.Text("SELECT * FROM " + table + " WHERE \"id\"=?"),
            "Parameters",
            new Json.Arr(List.of(text(ticket.key().value()))),
            "ConsistentRead",
            new Json.Bool(true)));
  }

  /** Nothing happens where the claim is no longer ours. */
  Json confirm(Ticket ticket, Instant keptUntil) {
    return statement(
        "UPDATE "
            + table
            + " SET \"status\"=? SET \"expiration\"=? WHERE \"id\"=? AND \"status\"=? AND"
            + " \"data\"=?",
        text(LedgerItem.COMPLETED),
        number(keptUntil.getEpochSecond()),
        text(ticket.key().value()),
        text(LedgerItem.IN_PROGRESS),
        text(data(ticket)));
  }

  /** Nothing happens where the claim is no longer ours. */
  Json release(Ticket ticket) {
    return statement(
        "DELETE FROM " + table + " WHERE \"id\"=? AND \"status\"=? AND \"data\"=?",
        text(ticket.key().value()),
        text(LedgerItem.IN_PROGRESS),
        text(data(ticket)));
  }

  /** The same text for the same claim, so that a condition can ask whether it is still ours. */
  private String data(Ticket ticket) {
    Map<String, Json> data = new LinkedHashMap<>();
    data.put(LedgerItem.DIGEST, new Json.Text(ticket.digest()));
    data.put(LedgerItem.OWNER, new Json.Text(owner));
    TraceId trace = ticket.traceId();
    if (trace != null) {
      data.put("traceId", new Json.Text(trace.value()));
    }
    return JsonWriter.ascii(new Json.Obj(data));
  }

  private static Json statement(String partiql, Json... parameters) {
    return new Json.Obj(
        Map.of(
            "Statement",
            new Json.Text(partiql),
            "Parameters",
            new Json.Arr(List.of(parameters)),
            "ReturnValuesOnConditionCheckFailure",
            new Json.Text("ALL_OLD")));
  }

  private static Json text(String value) {
    return new Json.Obj(Map.of("S", new Json.Text(value)));
  }

  private static Json number(long value) {
    return new Json.Obj(Map.of("N", new Json.Text(Long.toString(value))));
  }
}
