package io.iotmi.relay.aws;

import io.iotmi.relay.aws.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line of slots as one item of the ledger's table, whose {@code next} says in microseconds
 * since 1970 where it ends. An addition moves it and tells whoever moved it where his slots are; so
 * under a backlog a reservation is one request, however many runtimes there are.
 *
 * <p>The clocks of the runtimes must agree to within a few slots; those of Lambda do. See
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html
 */
public final class DynamoDbQuota implements SharedQuota {
  /** No key of an event is like it: those have a connector's id before the sign. */
  private static final String ID = "#quota/SendConnectorEvent";

  /**
   * How much of the past is still to be had after a quiet time. The service publishes no burst; a
   * second of the quota is usual, and a part of that leaves room for requests that arrive early.
   */
  private static final Duration BURST = Duration.ofMillis(400);

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int TRIES = 8;

  private final JsonService dynamoDb;
  private final String table;

  /** Where the line ended when this runtime last looked. */
  private volatile long lastSeen;

  /**
   * @param endpoint of DynamoDB, with its root path
   * @param table its name or ARN
   */
  public DynamoDbQuota(AwsHttp http, URI endpoint, String table) {
    this.dynamoDb = new JsonService(http, endpoint, "dynamodb", "DynamoDB_20120810");
    this.table = LedgerStatements.quoted(table);
  }

  private enum Step {
    APPEND,
    RESTART,
    READ,
    INSERT
  }

  @Override
  public Reservation reserve(int slots, Duration interval, Instant latest, Deadline deadline) {
    long length = Math.max(1, interval.toNanos() / 1_000);
    long limit = micros(latest);
    int count = slots;
    Step step = null;
    for (int i = 0; i < TRIES; i++) {
      Instant now = deadline.clock().instant();
      long floor = micros(now.minus(BURST));
      long needed = count * length;
      long kept = now.plus(KEPT).getEpochSecond();
      if (step == null) {
        step = lastSeen < floor ? Step.RESTART : Step.APPEND;
      }
      switch (step) {
        case APPEND -> {
          Reply reply = append(needed, kept, floor, limit - needed + length, deadline);
          Long next = reply instanceof Reply.Answered(Json.Obj body) ? next(body) : null;
          if (next != null) {
            return reserved(next - needed, needed, count);
          }
          if (!isStopped(reply)) {
            return new Reservation.Unavailable();
          }
          step = Step.READ;
        }
        case RESTART, INSERT -> {
          Reply reply =
              step == Step.INSERT
                  ? insert(floor + needed, kept, deadline)
                  : restart(floor + needed, kept, floor, deadline);
          if (reply instanceof Reply.Answered) {
            return reserved(floor, needed, count);
          }
          if (!isStopped(reply)) {
            return new Reservation.Unavailable();
          }
          step = step == Step.INSERT ? Step.READ : Step.APPEND;
        }
        case READ -> {
          if (!(read(deadline) instanceof Reply.Answered(Json.Obj body))) {
            return new Reservation.Unavailable();
          }
          Long next = next(body);
          if (next == null) {
            step = Step.INSERT;
          } else if (next < floor) {
            step = Step.RESTART;
          } else if (next > limit) {
            return new Reservation.Full(instant(next));
          } else {
            count = (int) Math.min(count, (limit - next) / length + 1);
            step = Step.APPEND;
          }
        }
      }
    }
    return new Reservation.Unavailable();
  }

  private Reservation reserved(long first, long needed, int count) {
    lastSeen = first + needed;
    return new Reservation.Reserved(instant(first), count);
  }

  private Reply append(long needed, long kept, long floor, long latest, Deadline deadline) {
    return execute(
        "UPDATE "
            + table
            + " SET \"next\"=\"next\"+? SET \"expiration\"=?"
            + " WHERE \"id\"=? AND \"next\">=? AND \"next\"<=? RETURNING ALL NEW *",
        deadline,
        number(needed),
        number(kept),
        text(ID),
        number(floor),
        number(latest));
  }

  private Reply restart(long next, long kept, long floor, Deadline deadline) {
    return execute(
        "UPDATE " + table + " SET \"next\"=? SET \"expiration\"=? WHERE \"id\"=? AND \"next\"<?",
        deadline,
        number(next),
        number(kept),
        text(ID),
        number(floor));
  }

  private Reply insert(long next, long kept, Deadline deadline) {
    return execute(
        "INSERT INTO " + table + " VALUE {'id':?,'next':?,'expiration':?}",
        deadline,
        text(ID),
        number(next),
        number(kept));
  }

  private Reply read(Deadline deadline) {
    return execute("SELECT * FROM " + table + " WHERE \"id\"=?", deadline, text(ID));
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

  /** Not carried out because of what stands under the key, or because nothing stands there. */
  private static boolean isStopped(Reply reply) {
    return reply instanceof Reply.Failed failed
        && (failed.names("ConditionalCheckFailedException")
            || failed.names("DuplicateItemException")
            || failed.names("DuplicateItem"));
  }

  /** Null where there is no such item, or one that somebody else wrote. */
  private static @Nullable Long next(Json.Obj answer) {
    if (!(answer.get("Items") instanceof Json.Arr(List<Json> items))
        || items.isEmpty()
        || !(items.getFirst() instanceof Json.Obj item)
        || !(item.get("next") instanceof Json.Obj value)) {
      return null;
    }
    String digits = value.text("N");
    return digits == null || !digits.matches("-?[0-9]{1,18}") ? null : Long.valueOf(digits);
  }

  private static Json text(String value) {
    return new Json.Obj(Map.of("S", new Json.Text(value)));
  }

  private static Json number(long value) {
    return new Json.Obj(Map.of("N", new Json.Text(Long.toString(value))));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
