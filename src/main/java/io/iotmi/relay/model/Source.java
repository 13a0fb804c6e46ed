package io.iotmi.relay.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a message came from, with what the relay may need of its wrapping. */
public sealed interface Source {

  /**
   * The group within which the source demands order, or null. Only a FIFO queue demands one: since
   * fair queues, messages of standard queues carry a MessageGroupId too. See
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
   */
  default @Nullable String orderGroup() {
    return null;
  }

  /**
   * A message of an SQS queue.
   *
   * @param messageId empty where the record has none; such a message cannot be returned to the
   *     queue
   * @param queueArn empty where the record has none
   * @param attributes string message attributes by name; names are case-sensitive
   * @param xrayHeader system attribute {@code AWSTraceHeader}
   */
  record Sqs(
      String messageId,
      String queueArn,
      @Nullable String messageGroupId,
      @Nullable String messageDeduplicationId,
      @Nullable Instant sentAt,
      Map<String, String> attributes,
      @Nullable String xrayHeader)
      implements Source {
    public Sqs {
      attributes = Map.copyOf(attributes);
    }

    public boolean fifo() {
      return queueArn.endsWith(".fifo");
    }

    @Override
    public @Nullable String orderGroup() {
      return fifo() ? queueArn + "/" + (messageGroupId == null ? "" : messageGroupId) : null;
    }

    @Override
    public String toString() {
      return "Sqs[" + messageId + "]";
    }
  }

  /**
   * A request to API Gateway or a Function URL.
   *
   * @param headers by name in lower case
   * @param principal null where the gateway lets anyone in
   */
  record Http(Map<String, String> headers, @Nullable Principal principal) implements Source {
    public Http {
      headers = Map.copyOf(headers);
    }

    public Http(Map<String, String> headers) {
      this(headers, null);
    }

    @Override
    public String toString() {
      return "Http[]";
    }
  }

  /** A bare event handed to the function by its invoker. */
  record Direct() implements Source {}
}
