package io.iotmi.relay.replay;

import io.iotmi.relay.replay.command.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator asks for.
 *
 * @param from queue on which messages wait
 * @param to queue of events; null where nothing is replayed
 * @param hold how long messages stay away should the tool be killed
 * @param max messages at most
 * @param rate messages a second
 * @param body whether sensitive values are shown
 * @param vendor whose folder says what a payload is; null for none
 */
record Arguments(
    Action action,
    QueueUrl from,
    @Nullable QueueUrl to,
    Filter filter,
    Duration hold,
    int max,
    double rate,
    boolean newKey,
    boolean send,
    boolean body,
    @Nullable String vendor) {
  static final String FROM = "REJECTED_QUEUE_URL";
  static final String TO = "EVENT_QUEUE_URL";
  static final String VENDOR = "VENDOR";

  static final int PREVIEWED = 10;

  /** The API's default quota. */
  static final double RATE = 10;

  static final double LEAST_RATE = 1;
  static final double MOST_RATE = 1_000;
  static final Duration HOLD = Duration.ofMinutes(5);
  static final Duration LEAST_HOLD = Duration.ofSeconds(5);

  /** The longest time for which SQS hides a message. */
  static final Duration MOST_HOLD = Duration.ofHours(12);

  static Arguments read(List<String> given, Map<String, String> environment, Instant now)
      throws WrongArguments {
    Action action = given.isEmpty() ? null : Action.read(given.getFirst());
    if (action == null) {
      throw new WrongArguments(
          given.isEmpty() ? "what to do?" : "unknown action " + given.getFirst());
    }
    GivenOptions options = new GivenOptions(action, given.subList(1, given.size()));
    QueueUrl from =
        QueueUrl.read(Option.FROM, options.one(Option.FROM), FROM, environment.get(FROM));
    QueueUrl to =
        action == Action.REPLAY
            ? QueueUrl.read(Option.TO, options.one(Option.TO), TO, environment.get(TO))
            : null;
    if (from.equals(to)) {
      throw new WrongArguments("messages cannot be replayed to the queue that they come from");
    }
    if (to != null && !to.region(environment).equals(from.region(environment))) {
      throw new WrongArguments("both queues must be in one Region");
    }
    return new Arguments(
        action,
        from,
        to,
        filter(options, now),
        options.hold(HOLD, LEAST_HOLD, MOST_HOLD),
        options.whole(Option.MAX, action == Action.PREVIEW ? PREVIEWED : Integer.MAX_VALUE),
        options.rate(RATE, LEAST_RATE, MOST_RATE),
        options.has(Option.NEW_KEY),
        options.has(Option.SEND),
        options.has(Option.BODY),
        action == Action.PREVIEW ? vendor(options, environment) : null);
  }

  private static @Nullable String vendor(GivenOptions options, Map<String, String> environment)
      throws WrongArguments {
    String given = options.one(Option.VENDOR);
    String preset = environment.getOrDefault(VENDOR, "");
    return given != null ? given : preset.isEmpty() ? null : preset;
  }

  private static Filter filter(GivenOptions options, Instant now) throws WrongArguments {
    return new Filter(
        options.all(Option.REASON),
        Set.copyOf(options.all(Option.TRACE)),
        Set.copyOf(options.all(Option.ID)),
        options.time(Option.SINCE, now),
        options.time(Option.UNTIL, now));
  }
}
