package io.iotmi.relay.stage.map;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps of RFC 3339, whose grammar is narrower than that of the JDK's parser in one place
 * (seconds) and wider in four (lower case, leap second, long fractions, offsets beyond 18 hours).
 * See https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
final class Timestamp {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:)(\\d\\d)(?:(\\.\\d{1,9}+)\\d*+)?(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))");

  private Timestamp() {}

  static @Nullable Instant read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    String seconds = form.group(2).equals("60") ? "59" : form.group(2);
    String fraction = form.group(3) == null ? "" : form.group(3);
    try {
      return LocalDateTime.parse((form.group(1) + seconds + fraction).toUpperCase(Locale.ROOT))
          .toInstant(ZoneOffset.UTC)
          .minus(offset(form));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration offset(Matcher form) {
    if (form.group(4) == null) {
      return Duration.ZERO;
    }
    Duration ahead =
        Duration.ofHours(Long.parseLong(form.group(5))).plusMinutes(Long.parseLong(form.group(6)));
    return form.group(4).equals("-") ? ahead.negated() : ahead;
  }
}
