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

  /** When the source took the message, where it says so. */
  default @Nullable Instant sentAt() {
    return null;
  }

  /**
   * A message of an SQS queue.
   *
   * @param messageId empty where the record has none; such a message cannot be returned to the
   *     queue
   * @param queueArn empty where the record has none
   * @param attributes message attributes by name; names are case-sensitive
   * @param xrayHeader system attribute {@code AWSTraceHeader}
   * @param receipt null where the record has none; such a message returns when its queue says
   * @param origin null where the message comes for the first time; else what it was called then
   */
  record Sqs(
      String messageId,
      String queueArn,
      @Nullable String messageGroupId,
      @Nullable String messageDeduplicationId,
      @Nullable Instant sentAt,
      Map<String, MessageAttribute> attributes,
      @Nullable String xrayHeader,
      @Nullable Receipt receipt,
      @Nullable Origin origin)
      implements Source {
    public Sqs {
      attributes = Map.copyOf(attributes);
    }

    /** The attribute as text; null where there is none or where it holds bytes. */
    public @Nullable String text(String name) {
      MessageAttribute attribute = attributes.get(name);
      return attribute == null || attribute.binary() ? null : attribute.value();
    }

    /** What the message was called when it first came. */
    public Origin first() {
      return origin != null
          ? origin
          : new Origin(messageId, messageGroupId, messageDeduplicationId);
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
   * One receipt of a message. See
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
   *
   * @param handle by which SQS knows the receipt
   * @param count how often the message was received, this time included; approximate
   */
  record Receipt(String handle, int count) {
    @Override
    public String toString() {
      return "Receipt[" + count + "]";
    }
  }

  /**
   * A message of an SNS topic that invoked the function itself.
   *
   * @param messageId empty where the record has none
   * @param attributes string message attributes by name; names are case-sensitive
   */
  record Sns(
      String messageId, String topicArn, @Nullable Instant sentAt, Map<String, String> attributes)
      implements Source {
    public Sns {
      attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
      return "Sns[" + messageId + "]";
    }
  }

  /**
   * What a message was called on the queue to which its sender put it.
   *
   * @param messageId empty where it is not known
   */
  record Origin(
      String messageId, @Nullable String messageGroupId, @Nullable String messageDeduplicationId) {}

  /**
   * A request to API Gateway, a Function URL or a load balancer.
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

  /**
   * What an invoker handed to the function without a wrapping of its own.
   *
   * @param requestId of the invocation, or null. Lambda keeps it when it repeats an asynchronous
   *     invocation, and gives each other invocation another one: see
   *     https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html
   */
  record Direct(@Nullable String requestId) implements Source {}
}
