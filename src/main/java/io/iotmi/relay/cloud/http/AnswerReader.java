package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.http.call.Statuses;
import io.iotmi.relay.model.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the folder's expression says of an answer. */
final class AnswerReader {
  private static final Set<String> KNOWN =
      Set.of(
          "user",
          "read",
          "readings",
          "next",
          "confirmed",
          "attempt",
          "sent",
          "done",
          "refused",
          "unavailable",
          "retryAfter");

  private static final Map<String, Refusal> REFUSALS =
      Map.of(
          "unauthorized", Refusal.UNAUTHORIZED,
          "forbidden", Refusal.FORBIDDEN,
          "not-found", Refusal.NOT_FOUND,
          "declined", Refusal.DECLINED,
          "invalid", Refusal.INVALID);

  private static final Map<String, Outage> OUTAGES =
      Map.of("throttled", Outage.THROTTLED, "down", Outage.DOWN);

  private AnswerReader() {}

  /** The refusal or outage that an answer is by the vendor's own words. */
  static <T> Optional<CloudAnswer<T>> trouble(String what, @Nullable Json found) {
    if (!(found instanceof Json.Obj object)) {
      return Optional.empty();
    }
    String refused = object.text("refused");
    String unavailable = object.text("unavailable");
    if (refused != null) {
      Refusal refusal = REFUSALS.get(refused.toLowerCase(Locale.ROOT));
      return Optional.of(
          refusal == null
              ? unreadable(
                  what, "refused is none of " + REFUSALS.keySet().stream().sorted().toList())
              : new CloudAnswer.Refused<>(refusal, what + ": the vendor refuses"));
    }
    if (unavailable != null) {
      Outage outage = OUTAGES.get(unavailable.toLowerCase(Locale.ROOT));
      return Optional.of(
          outage == null
              ? unreadable(what, "unavailable is neither throttled nor down")
              : new CloudAnswer.Unavailable<>(
                  outage,
                  what + ": the vendor is not available",
                  outage == Outage.DOWN,
                  wait(object)));
    }
    return Optional.empty();
  }

  private static @Nullable Duration wait(Json.Obj object) {
    return object.given("retryAfter") instanceof Json.Num(String seconds) && seconds.length() < 20
        ? Statuses.bounded(Duration.ofSeconds(new BigDecimal(seconds).longValue()))
        : null;
  }

  /** The object that an expression gave, or what is wrong with it. */
  static CloudAnswer<Json.Obj> object(String what, @Nullable Json found) {
    if (!(found instanceof Json.Obj object)) {
      return unreadable(
          what, "answers.jsonata gives " + (found == null ? "nothing" : found.kind()));
    }
    return KNOWN.containsAll(object.members().keySet())
        ? new CloudAnswer.Got<>(object)
        : unreadable(what, "answers.jsonata gives a member that there is not");
  }

  static <T> CloudAnswer<T> unreadable(String what, String reason) {
    return new CloudAnswer.Refused<>(Refusal.UNREADABLE, what + ": " + reason);
  }
}
