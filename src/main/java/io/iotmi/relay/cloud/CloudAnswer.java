package io.iotmi.relay.cloud;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request to a vendor.
 *
 * @param <T> what was asked for
 */
public sealed interface CloudAnswer<T> {

  /** What comes of a success; anything else stays what it is. */
  default <B> CloudAnswer<B> then(Function<? super T, CloudAnswer<B>> next) {
    return switch (this) {
      case Got<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal refusal, String detail) -> new Refused<>(refusal, detail);
      case Unavailable<T>(Outage outage, String detail, boolean sent, Duration after) ->
          new Unavailable<>(outage, detail, sent, after);
    };
  }

  /** The vendor did as it was asked. */
  record Got<T>(T value) implements CloudAnswer<T> {}

  /**
   * The vendor says no, or something that the folder cannot read.
   *
   * @param detail for the log and for a customer: which request, which status, which member is
   *     missing; never a value of the vendor's answer
   */
  record Refused<T>(Refusal refusal, String detail) implements CloudAnswer<T> {}

  /**
   * No answer that counts; a later try may help.
   *
   * @param sent whether the request may have reached the vendor, so that it may have acted
   * @param retryAfter what the vendor asked for, null where it did not
   */
  record Unavailable<T>(Outage outage, String detail, boolean sent, @Nullable Duration retryAfter)
      implements CloudAnswer<T> {}

  /** Why a vendor says no. */
  enum Refusal {
    /** The token is expired or was revoked: 401. */
    UNAUTHORIZED,
    /** The access does not reach that far, such as to the device of another user: 403. */
    FORBIDDEN,
    /** There is no such device: 404, 410. */
    NOT_FOUND,
    /** The device cannot do it now, by the vendor's own words. */
    DECLINED,
    /** Any other refusal: the request is wrong. */
    INVALID,
    /** The answer is not what the folder says: HTML, no JSON, a member is missing. */
    UNREADABLE,
    /** The vendor has no such request, or the folder declares none. */
    NOT_OFFERED
  }

  /** Why there is no answer. */
  enum Outage {
    /** 429, or the folder's own budget is used up. */
    THROTTLED,
    /** 5xx, or no connection. */
    DOWN,
    /** The deadline passed first. */
    TIMED_OUT
  }
}
