package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.send.pace.SharedQuota;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The line of slots as one item of the ledger's table. An addition moves its end, and the answer
 * says where the added slots begin; so under a backlog a reservation is one request, whatever the
 * number of runtimes.
 *
 * <p>The clocks of the runtimes must agree to within a few slots; those of Lambda do. See
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html
 */
public final class DynamoDbQuota implements SharedQuota {
  /**
   * How far back a reservation may start after an idle period (burst allowance). The service
   * publishes no burst; a second of the quota is usual. The rest of that second is for requests
   * that arrive late.
   */
  private static final Duration BURST = Duration.ofMillis(400);

  /** A line that ended longer ago than that has hardly been lengthened since. */
  private static final Duration QUIET = Duration.ofSeconds(30);

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int TRIES = 8;

  private final QuotaItem item;

  /** Where the line ended when this runtime last looked. */
  private volatile long lastSeen;

  /**
   * @param endpoint of DynamoDB, with its root path
   * @param table its name or ARN
   */
  public DynamoDbQuota(AwsHttp http, URI endpoint, String table) {
    this.item = new QuotaItem(SingleStatement.to(http, endpoint), LedgerStatements.quoted(table));
  }

  /** What to do about the item; all but reading are stopped where it is not as expected. */
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
    boolean quiet = instant(lastSeen).plus(QUIET).isBefore(deadline.clock().instant());
    Step step = quiet ? Step.RESTART : Step.APPEND;
    for (int i = 0; i < TRIES; i++) {
      long floor = floor(deadline);
      long needed = count * length;
      long kept = deadline.clock().instant().plus(KEPT).getEpochSecond();
      Reply reply =
          switch (step) {
            case APPEND -> item.append(needed, kept, floor, limit - needed + length, deadline);
            case RESTART -> item.restart(floor + needed, kept, floor, deadline);
            case INSERT -> item.insert(floor + needed, kept, deadline);
            case READ -> item.read(deadline);
          };
      Long next = QuotaItem.next(reply);
      if (step == Step.READ && reply instanceof Reply.Answered) {
        if (next != null && next > limit) {
          return new Reservation.Full(instant(next));
        }
        if (next != null && next >= floor) {
          count = (int) Math.min(count, (limit - next) / length + 1);
        }
        step = next == null ? Step.INSERT : next < floor ? Step.RESTART : Step.APPEND;
      } else if (step == Step.APPEND && next != null) {
        return reserved(next - needed, next, count);
      } else if (step != Step.APPEND && reply instanceof Reply.Answered) {
        return reserved(floor, floor + needed, count);
      } else if (SingleStatement.isStopped(reply)) {
        step = step == Step.RESTART ? Step.APPEND : Step.READ;
      } else {
        return new Reservation.Unavailable();
      }
    }
    return new Reservation.Unavailable();
  }

  private Reservation reserved(long first, long end, int count) {
    lastSeen = end;
    return new Reservation.Reserved(instant(first), count);
  }

  private static long floor(Deadline deadline) {
    return micros(deadline.clock().instant().minus(BURST));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
