package io.iotmi.relay.stage.send;

/**
 * What the endpoint finally said, after retries.
 *
 * @param attempts requests that left, at least 0
 * @param throttled how many of them were answered 429
 */
public record SendResult(Answer answer, int attempts, int throttled) {

  /** The kinds of answer. Details are for operators and hold nothing of the event. */
  public sealed interface Answer {
    /** 202. */
    record Accepted() implements Answer {}

    /**
     * 400 or 404: never acceptable as it is.
     *
     * @param invalid true for a ValidationException, which a merged request may owe to one member
     */
    record Refused(boolean invalid, String detail) implements Answer {}

    /** 403: configuration, not the event. */
    record Denied(String detail) implements Answer {}

    /** 429 until the end. */
    record Throttled() implements Answer {}

    /** 500, 503, no answer or one that cannot be understood, until the end. */
    record Unavailable(String detail) implements Answer {}

    /** Never started: too little time was left. */
    record OutOfTime() implements Answer {}
  }
}
