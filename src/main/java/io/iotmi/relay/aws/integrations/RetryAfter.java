package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.aws.http.AwsHttp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a service asks to wait: {@code x-amz-retry-after} in milliseconds, else {@code
 * Retry-After} in seconds. The form of the latter that names a date is left aside: what it means
 * depends on two clocks. See https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
final class RetryAfter {
  private RetryAfter() {}

  static @Nullable Duration of(AwsHttp.AwsResponse response) {
    Long millis = number(response.header("x-amz-retry-after"));
    if (millis != null) {
      return Duration.ofMillis(millis);
    }
    Long seconds = number(response.header("retry-after"));
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  private static @Nullable Long number(@Nullable String header) {
    return header != null && header.strip().matches("[0-9]{1,9}")
        ? Long.valueOf(header.strip())
        : null;
  }
}
