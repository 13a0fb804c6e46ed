package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.RetryLoop;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.claim.DeliveryLedger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A ledger in a DynamoDB table with the hash key {@code id} and the TTL attribute {@code
 * expiration}: one round trip for up to 25 new events to claim, one to settle them. Larger batches
 * go in parallel. The rules are those of {@link io.iotmi.relay.stage.claim.LedgerRecord}.
 */
public final class DynamoDbLedger implements DeliveryLedger {
  private static final RetryLoop SETTLING = new RetryLoop(3, Duration.ofMillis(25));

  private final StatementBatch batch;
  private final String table;
  private final Duration ttl;

  /**
   * @param endpoint of DynamoDB, with its root path
   * @param table its name or ARN
   * @param ttl how long a delivery is remembered
   */
  public DynamoDbLedger(AwsHttp http, URI endpoint, String table, Duration ttl) {
    this.batch =
        new StatementBatch(new JsonService(http, endpoint, "dynamodb", "DynamoDB_20120810"));
    this.table = LedgerStatements.quoted(table);
    this.ttl = ttl;
  }

  @Override
  public List<Claim> claim(List<Ticket> tickets, String owner, Instant expiry, Deadline deadline) {
    LedgerStatements statements = new LedgerStatements(table, owner);
    return Chunks.each(
            tickets,
            StatementBatch.MAX_STATEMENTS,
            chunk -> new ClaimRound(batch, statements, owner, expiry, ttl, deadline).claim(chunk))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public boolean settle(List<Settlement> settlements, String owner, Deadline deadline) {
    LedgerStatements statements = new LedgerStatements(table, owner);
    return !Chunks.each(
            settlements,
            StatementBatch.MAX_STATEMENTS,
            chunk -> settleChunk(chunk, statements, deadline))
        .contains(false);
  }

  @Override
  public int settlementsPerCall() {
    return StatementBatch.MAX_STATEMENTS;
  }

  private boolean settleChunk(
      List<Settlement> chunk, LedgerStatements statements, Deadline deadline) {
    Instant keptUntil = deadline.clock().instant().plus(ttl);
    AtomicBoolean written = new AtomicBoolean(true);
    List<Settlement> left =
        SETTLING.run(
            chunk,
            deadline,
            open -> {
              List<Json> asked = open.stream().map(s -> end(s, statements, keptUntil)).toList();
              List<StatementResult> results = batch.execute(asked, deadline);
              List<Settlement> again = new ArrayList<>();
              for (int i = 0; i < open.size(); i++) {
                switch (results.get(i)) {
                  case StatementResult.Failed failed when failed.again() -> again.add(open.get(i));
                  case StatementResult.Failed _ -> written.set(false);
                  // Stopped, it found its claim taken over, or repeats one that was carried out.
                  case StatementResult.Done _, StatementResult.Stopped _ -> {}
                }
              }
              return again;
            });
    return left.isEmpty() && written.get();
  }

  private static Json end(Settlement settlement, LedgerStatements statements, Instant keptUntil) {
    return settlement.delivered()
        ? statements.confirm(settlement.ticket(), keptUntil)
        : statements.release(settlement.ticket());
  }
}
