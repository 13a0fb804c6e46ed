package io.iotmi.relay.stage.verify;

import io.iotmi.relay.stage.verify.material.RequestValues;
import io.iotmi.relay.vendor.door.Door;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times of signing. */
final class Times {
  private static final int MAX_LENGTH = 64;
  private static final long MAX_MILLIS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
  private static final int MAX_DIGITS = 24;

  private Times() {}

  /** Notes what is wrong with the time of a request, in either direction. */
  static void judge(RequestValues values, Door.Freshness time, Instant now, Proof proof) {
    String text = values.at(time.place());
    Instant at = read(text, time.form());
    Duration age = at == null ? Duration.ZERO : Duration.between(at, now);
    proof
        .demand(!text.isEmpty(), Refusal.TIME_MISSING)
        .demand(at != null, Refusal.TIME_MALFORMED)
        .demand(age.compareTo(time.tolerance()) <= 0, Refusal.TIME_OLD)
        .demand(age.negated().compareTo(time.tolerance()) <= 0, Refusal.TIME_AHEAD);
  }

  /** Null for what is not of the form. */
  static @Nullable Instant read(String text, Door.TimeForm form) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return switch (form) {
        case SECONDS -> ofMillis(text, 3);
        case MILLISECONDS -> ofMillis(text, 0);
        case ISO -> OffsetDateTime.parse(text).toInstant();
        case HTTP_DATE -> httpDate(text);
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant ofMillis(String text, int shift) {
    boolean plain = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    if (!plain || text.length() > MAX_DIGITS) {
      return null;
    }
    BigDecimal millis = new BigDecimal(text).movePointRight(shift).setScale(0, RoundingMode.DOWN);
    return millis.compareTo(BigDecimal.valueOf(MAX_MILLIS)) > 0
        ? null
        : Instant.ofEpochMilli(millis.longValueExact());
  }

  /** SmartThings writes {@code UTC} for the {@code GMT} that RFC 9110 demands. */
  private static Instant httpDate(String text) {
    String standard =
        text.endsWith(" UTC") ? text.substring(0, text.length() - "UTC".length()) + "GMT" : text;
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(standard));
  }
}
