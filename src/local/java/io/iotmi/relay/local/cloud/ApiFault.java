package io.iotmi.relay.local.cloud;

/** What may go wrong with a request, whichever vendor. */
public enum ApiFault {
  /** Status 500. */
  ERROR,
  /** Status 503 with a page of HTML, as a proxy gives it. */
  UNAVAILABLE_PAGE,
  /** Status 200 with a page of HTML. */
  PAGE,
  /** Status 429 with {@code Retry-After: 1}. */
  THROTTLED,
  /** The vendor's way to say that a token is expired. */
  EXPIRED,
  /** The connection ends without an answer, before the vendor acts. */
  DROPPED,
  /** The vendor acts, and the connection ends without an answer. */
  ANSWER_LOST
}
