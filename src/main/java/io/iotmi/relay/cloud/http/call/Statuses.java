package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply.Answered;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What a status means where the folder does not say. */
public final class Statuses {
  private static final Duration LONGEST = Duration.ofHours(24);

  private Statuses() {}

  public static boolean success(int status) {
    return status >= 200 && status < 300;
  }

  /** Of an answer that is no success. */
  public static <T> CloudAnswer<T> meaning(String what, Answered reply, Instant now) {
    int status = reply.status();
    String detail = what + ": the vendor answers " + status;
    return switch (status) {
      case 401 -> new CloudAnswer.Refused<>(Refusal.UNAUTHORIZED, detail);
      case 403 -> new CloudAnswer.Refused<>(Refusal.FORBIDDEN, detail);
      case 404, 410 -> new CloudAnswer.Refused<>(Refusal.NOT_FOUND, detail);
      case 425, 429 ->
          new CloudAnswer.Unavailable<>(Outage.THROTTLED, detail, false, retryAfter(reply, now));
      case 408 -> new CloudAnswer.Unavailable<>(Outage.DOWN, detail, true, null);
      default ->
          status >= 500
              ? new CloudAnswer.Unavailable<>(Outage.DOWN, detail, true, retryAfter(reply, now))
              : new CloudAnswer.Refused<>(Refusal.INVALID, detail);
    };
  }

  /**
   * Seconds or a date, as the header says; null where it says nothing that can be read. See
   * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
   */
  static @Nullable Duration retryAfter(Answered reply, Instant now) {
    String text = reply.headers().get("retry-after");
    if (text == null) {
      return null;
    }
    try {
      Duration wait =
          text.strip().chars().allMatch(c -> c >= '0' && c <= '9')
              ? Duration.ofSeconds(Long.parseLong(text.strip()))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                      .toInstant());
      return bounded(wait);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  public static Duration bounded(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
