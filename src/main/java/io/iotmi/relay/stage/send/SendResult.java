package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint finally said, after retries.
 *
 * @param attempts requests that left, at least 0
 * @param throttled how many of them were throttled
 */
public record SendResult(Answer answer, int attempts, int throttled) {

  /** The kinds of answer. Details are for operators and hold nothing of the event. */
  public sealed interface Answer {
    /** The answer of the contract: 202 with the connector's id. */
    record Accepted() implements Answer {}

    /**
     * A documented error that names the event as the cause: never acceptable as it is. A request
     * that joins several events may owe it to one of them.
     *
     * @param message the endpoint's own words, which may quote the event
     */
    record Refused(String detail, @Nullable Sensitive message) implements Answer {
      public Refused(String detail) {
        this(detail, null);
      }
    }

    /** 413 until the end: what joins several events may pass in parts. */
    record TooLarge(String detail) implements Answer {}

    /** 403: configuration, not the event. */
    record Denied(String detail) implements Answer {}

    /** The endpoint does not know the connector: configuration, not the event. */
    record ConnectorNotFound(String detail) implements Answer {}

    /** Not sent, because another request of the dispatch did not find the connector. */
    record HeldBack() implements Answer {}

    /** 429, or an error that means the same, until the end. */
    record Throttled() implements Answer {}

    /** 500, 503, no answer or one that the operation does not document, until the end. */
    record Unavailable(String detail) implements Answer {}

    /** Never started: too little time was left. */
    record OutOfTime() implements Answer {}
  }
}
