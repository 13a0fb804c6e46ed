package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.vendor.api.Api.RequestLimit;
import java.time.Instant;
import java.util.List;

/**
 * Items of the ledger's table that say in {@code used} how many requests were sent in one window of
 * a vendor's limit. They go when the window is over.
 *
 * @param table as {@link LedgerStatements#quoted} gives it
 */
record BudgetItem(JsonService dynamoDb, String table) {
  /** No key of an event is like it: those have a connector's id before the sign. */
  private static final String PREFIX = "#budget/";

  /**
   * Counts one request.
   *
   * @return false where the window is full; true also where the table does not answer
   */
  boolean count(String whose, RequestLimit limit, Instant end, Deadline deadline) {
    String id =
        PREFIX
            + Sha256.hex(whose)
            + "/"
            + limit.requests()
            + "/"
            + limit.within()
            + "/"
            + end.getEpochSecond();
    Reply reply = add(id, limit.requests(), deadline);
    if (QuotaItem.isStopped(reply)) {
      reply = insert(id, end.getEpochSecond(), deadline);
    }
    if (QuotaItem.isStopped(reply)) {
      // Another runtime was first to insert, or the window is full.
      reply = add(id, limit.requests(), deadline);
    }
    return !QuotaItem.isStopped(reply);
  }

  private Reply add(String id, long most, Deadline deadline) {
    return execute(
        "UPDATE " + table + " SET \"used\"=\"used\"+1 WHERE \"id\"=? AND \"used\"<?",
        deadline,
        AttributeValue.text(id),
        AttributeValue.number(most));
  }

  private Reply insert(String id, long end, Deadline deadline) {
    return execute(
        "INSERT INTO " + table + " VALUE {'id':?,'used':?,'expiration':?}",
        deadline,
        AttributeValue.text(id),
        AttributeValue.number(1),
        AttributeValue.number(end));
  }

  private Reply execute(String partiql, Deadline deadline, Json... parameters) {
    return dynamoDb.call(
        "ExecuteStatement",
        new JsonMembers()
            .text("Statement", partiql)
            .array("Parameters", List.of(parameters))
            .object(),
        deadline);
  }
}
