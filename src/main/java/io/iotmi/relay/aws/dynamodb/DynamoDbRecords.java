package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.RetryLoop;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.recall.Records;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records in the ledger's table: one request reads up to 100 of them, one writes up to 25. An edit
 * is written only over the version that it was made of.
 */
public final class DynamoDbRecords implements Records {
  /** Several writers of one record need as many tries. */
  private static final RetryLoop WRITING = new RetryLoop(7, Duration.ofMillis(10));

  private final StatementBatch batch;
  private final ItemReads reads;
  private final RecordItem items;

  /**
   * @param endpoint of DynamoDB, with its root path
   * @param table its name or ARN
   * @param kept how long a record lives after it was last written
   */
  public DynamoDbRecords(AwsHttp http, URI endpoint, String table, Duration kept) {
    JsonService dynamoDb = new JsonService(http, endpoint, "dynamodb", "DynamoDB_20120810");
    this.batch = new StatementBatch(dynamoDb);
    this.reads = new ItemReads(dynamoDb, table);
    this.items = new RecordItem(LedgerStatements.quoted(table), kept);
  }

  /** A change on its way. */
  private static final class Open {
    private final Change change;

    /** Null where the record has to be read first. */
    private @Nullable Stored known;

    /** DynamoDB said no to it, and would again. */
    private boolean refused;

    Open(Change change) {
      this.change = change;
      this.known = change.known();
    }

    Json.Obj edited(Stored record) {
      return change.edit().apply(record.data());
    }
  }

  @Override
  public Loaded load(Collection<String> ids, Deadline deadline) {
    Instant now = deadline.clock().instant();
    ItemReads.Read read = reads.read(List.copyOf(ids), deadline);
    if (read.failure() != null) {
      return new Loaded.Unavailable(read.failure());
    }
    Map<String, Stored> records = new HashMap<>();
    read.items().forEach((id, item) -> records.put(id, items.read(item, now)));
    return new Loaded.Found(records);
  }

  @Override
  public boolean update(List<Change> changes, Deadline deadline) {
    List<Open> all = changes.stream().map(Open::new).toList();
    List<Boolean> written =
        Chunks.each(
            all,
            StatementBatch.MAX_STATEMENTS,
            chunk -> WRITING.run(chunk, deadline, open -> attempt(open, deadline)).isEmpty());
    return !written.contains(false) && all.stream().noneMatch(one -> one.refused);
  }

  /** Gives those that are not written yet. */
  private List<Open> attempt(List<Open> open, Deadline deadline) {
    readAgain(open.stream().filter(one -> one.known == null).toList(), deadline);
    Instant now = deadline.clock().instant();
    List<Open> asked = new ArrayList<>();
    List<Json> statements = new ArrayList<>();
    List<Open> left = new ArrayList<>();
    for (Open one : open) {
      Stored known = one.known;
      if (known == null) {
        left.add(one);
      } else {
        Json.Obj data = one.edited(known);
        if (known.version() > 0 || !data.members().isEmpty()) {
          asked.add(one);
          statements.add(items.write(one.change.id(), known, data, now));
        }
      }
    }
    List<StatementResult> results =
        statements.isEmpty() ? List.of() : batch.execute(statements, deadline);
    for (int i = 0; i < results.size(); i++) {
      Open one = asked.get(i);
      switch (results.get(i)) {
        case StatementResult.Done _ -> {}
        case StatementResult.Stopped(var item) -> {
          one.known = item == null ? null : items.read(item, now);
          left.add(one);
        }
        case StatementResult.Failed failed when failed.again() -> left.add(one);
        case StatementResult.Failed _ -> one.refused = true;
      }
    }
    return left;
  }

  private void readAgain(List<Open> unknown, Deadline deadline) {
    List<String> ids = unknown.stream().map(one -> one.change.id()).toList();
    if (!ids.isEmpty() && load(ids, deadline) instanceof Loaded.Found found) {
      unknown.forEach(one -> one.known = found.of(one.change.id()));
    }
  }
}
