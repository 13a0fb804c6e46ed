package io.iotmi.relay.vendor.reading;

import io.iotmi.relay.model.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as vendors write them: ISO 8601 with an offset, or a number of seconds, milliseconds or
 * microseconds since 1970, as number or text. Which of the three it is follows from its size.
 */
final class Times {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}(?:\\.[0-9]{1,9})?");
  private static final BigDecimal SECONDS_BELOW = BigDecimal.valueOf(100_000_000_000L);
  private static final BigDecimal MILLISECONDS_BELOW = BigDecimal.valueOf(100_000_000_000_000L);
  private static final int NANOS = 9;
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private Times() {}

  static Optional<Instant> read(Json json) {
    String text =
        switch (json) {
          case Json.Num(String literal) -> literal;
          case Json.Text(String value) -> value.strip();
          default -> "";
        };
    try {
      return NUMBER.matcher(text).matches()
          ? Optional.of(instant(new BigDecimal(text)))
          : Optional.of(OffsetDateTime.parse(text, ISO).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(BigDecimal number) {
    BigDecimal seconds =
        number.compareTo(SECONDS_BELOW) < 0
            ? number
            : number.scaleByPowerOfTen(number.compareTo(MILLISECONDS_BELOW) < 0 ? -3 : -6);
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(
        whole.longValueExact(), seconds.subtract(whole).movePointRight(NANOS).longValue());
  }
}
