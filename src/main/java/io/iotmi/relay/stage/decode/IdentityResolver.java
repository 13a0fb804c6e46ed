package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What makes two deliveries of a message the same, for events without an identity of their own;
 * first found wins.
 */
final class IdentityResolver {
  /**
   * Set by the relay itself on messages it puts on a queue. Of a parked message with several events
   * it names but one, nobody says which, so it counts only where there is one.
   */
  private static final String RELAY_ATTRIBUTE = "EventKey";

  private final @Nullable GivenIdentity relay;
  private final @Nullable GivenIdentity message;

  private IdentityResolver(@Nullable GivenIdentity relay, @Nullable GivenIdentity message) {
    this.relay = relay;
    this.message = message;
  }

  /**
   * @param alone whether the message holds one event, not an array
   */
  static IdentityResolver of(
      InboundMessage message, @Nullable GivenIdentity envelope, boolean alone) {
    GivenIdentity relay =
        alone && message.source() instanceof Source.Sqs sqs
            ? given("relay", sqs.attributes().get(RELAY_ATTRIBUTE))
            : null;
    return new IdentityResolver(relay, envelope != null ? envelope : ofSource(message));
  }

  @Nullable GivenIdentity at(int position) {
    if (relay != null) {
      return relay;
    }
    return message == null
        ? null
        : new GivenIdentity(message.source(), message.id() + "/" + position);
  }

  private static @Nullable GivenIdentity ofSource(InboundMessage message) {
    return switch (message.source()) {
      case Source.Http(var headers) -> {
        // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
        GivenIdentity webhook = given("webhook", headers.get("webhook-id"));
        yield webhook != null ? webhook : given("idempotency-key", headers.get("idempotency-key"));
      }
      case Source.Sqs sqs -> {
        GivenIdentity chosen = deduplication(sqs, message.body());
        yield chosen != null ? chosen : given("sqs", sqs.messageId());
      }
      case Source.Direct() -> null;
    };
  }

  /**
   * The producer's own id, unique within the queue and, where the queue says so, within the group.
   * With content-based deduplication SQS puts the body's SHA-256 there instead, and content alone
   * is no identity: a light that goes on, off, on again is three events. See
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html
   */
  private static @Nullable GivenIdentity deduplication(Source.Sqs sqs, Body body) {
    String id = sqs.messageDeduplicationId();
    if (id == null || id.isEmpty() || id.equalsIgnoreCase(sha256(body))) {
      return null;
    }
    String group = sqs.messageGroupId();
    return new GivenIdentity("sqs:" + sqs.queueArn() + "/" + (group == null ? "" : group), id);
  }

  private static String sha256(Body body) {
    String text =
        switch (body) {
          case Body.Text(String value) -> value;
          case Body.Base64(String value) -> value;
        };
    return Sha256.hex(text);
  }

  private static @Nullable GivenIdentity given(String source, @Nullable String id) {
    return id == null || id.isEmpty() ? null : new GivenIdentity(source, id);
  }
}
