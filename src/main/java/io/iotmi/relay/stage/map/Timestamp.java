package io.iotmi.relay.stage.map;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps of RFC 3339, whose grammar is narrower than that of the JDK's parser in one place
 * (seconds) and wider in two (lower case, leap second). See
 * https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
final class Timestamp {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:)(\\d\\d)(?:(\\.\\d{1,9}+)\\d*+)?([Zz]|[+-]\\d\\d:\\d\\d)");

  private Timestamp() {}

  static @Nullable Instant read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    String seconds = form.group(2).equals("60") ? "59" : form.group(2);
    String fraction = form.group(3) == null ? "" : form.group(3);
    try {
      return OffsetDateTime.parse(
              (form.group(1) + seconds + fraction + form.group(4)).toUpperCase(Locale.ROOT))
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
