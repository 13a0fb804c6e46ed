package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.RetryLoop;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Items of one table by their ids, as they were last written: one request for up to 100 of them,
 * where PartiQL would need one for 25. What is larger than an answer takes is asked for again. See
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 *
 * @param table its name or ARN
 */
record ItemReads(JsonService dynamoDb, String table) {
  private static final int MAX_KEYS = 100;
  private static final String UNREAD = "dynamodb left items unread";
  private static final RetryLoop READING = new RetryLoop(3, Duration.ofMillis(25));

  /**
   * The items that there are, by id; or why they are not known.
   *
   * @param failure null where the items are all
   */
  record Read(Map<String, Json.Obj> items, @Nullable String failure) {}

  Read read(List<String> ids, Deadline deadline) {
    Map<String, Json.Obj> items = new LinkedHashMap<>();
    String failure = null;
    for (Read chunk : Chunks.each(ids, MAX_KEYS, part -> readChunk(part, deadline))) {
      items.putAll(chunk.items());
      failure = failure == null ? chunk.failure() : failure;
    }
    return new Read(items, failure);
  }

  private Read readChunk(List<String> ids, Deadline deadline) {
    Map<String, Json.Obj> items = new LinkedHashMap<>();
    AtomicReference<String> trouble = new AtomicReference<>(UNREAD);
    AtomicBoolean lasting = new AtomicBoolean();
    List<String> left =
        READING.run(
            ids,
            deadline,
            open ->
                switch (dynamoDb.call("BatchGetItem", request(open), deadline)) {
                  case JsonService.Reply.Failed(String reason, boolean again, var _) -> {
                    trouble.set(reason);
                    lasting.set(!again);
                    yield again ? open : List.of();
                  }
                  case JsonService.Reply.Answered(Json.Obj answer) -> {
                    List<String> unread = ids(unprocessed(answer));
                    found(answer).forEach(item -> put(items, item));
                    yield unread;
                  }
                });
    return new Read(items, left.isEmpty() && !lasting.get() ? null : trouble.get());
  }

  private Json.Obj request(List<String> ids) {
    List<Json> keys = new ArrayList<>(ids.size());
    ids.forEach(id -> keys.add(new JsonMembers().add("id", AttributeValue.text(id)).object()));
    return new Json.Obj(
        Map.of(
            "RequestItems",
            new Json.Obj(
                Map.of(
                    table,
                    new JsonMembers().array("Keys", keys).bool("ConsistentRead", true).object()))));
  }

  private List<Json> found(Json.Obj answer) {
    return answer.get("Responses") instanceof Json.Obj tables
            && only(tables) instanceof Json.Arr(List<Json> items)
        ? items
        : List.of();
  }

  private List<Json> unprocessed(Json.Obj answer) {
    return answer.get("UnprocessedKeys") instanceof Json.Obj tables
            && only(tables) instanceof Json.Obj left
            && left.get("Keys") instanceof Json.Arr(List<Json> keys)
        ? keys
        : List.of();
  }

  /** The answer names the table as it likes where the request has its ARN. */
  private static @Nullable Json only(Json.Obj tables) {
    return tables.members().values().stream().findFirst().orElse(null);
  }

  private static List<String> ids(List<Json> keys) {
    List<String> ids = new ArrayList<>();
    for (Json key : keys) {
      String id = key instanceof Json.Obj object ? AttributeValue.text(object, "id") : null;
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static void put(Map<String, Json.Obj> items, Json item) {
    if (item instanceof Json.Obj object) {
      String id = AttributeValue.text(object, "id");
      if (id != null) {
        items.put(id, object);
      }
    }
  }
}
