package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.vendor.api.Api.RequestLimit;
import java.time.Instant;

/**
 * Items of the ledger's table that say in {@code used} how many requests were sent in one window of
 * a vendor's limit. They go when the window is over.
 *
 * @param table as {@link LedgerStatements#quoted} gives it
 */
record BudgetItem(SingleStatement statement, String table) {
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
    if (SingleStatement.isStopped(reply)) {
      reply = insert(id, end.getEpochSecond(), deadline);
    }
    if (SingleStatement.isStopped(reply)) {
      // Another runtime was first to insert, or the window is full.
      reply = add(id, limit.requests(), deadline);
    }
    return !SingleStatement.isStopped(reply);
  }

  private Reply add(String id, long most, Deadline deadline) {
    return statement.execute(
        "UPDATE " + table + " SET \"used\"=\"used\"+1 WHERE \"id\"=? AND \"used\"<?",
        deadline,
        AttributeValue.text(id),
        AttributeValue.number(most));
  }

  private Reply insert(String id, long end, Deadline deadline) {
    return statement.execute(
        "INSERT INTO " + table + " VALUE {'id':?,'used':?,'expiration':?}",
        deadline,
        AttributeValue.text(id),
        AttributeValue.number(1),
        AttributeValue.number(end));
  }
}
