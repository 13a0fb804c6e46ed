package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Principal;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.Identities;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what makes two deliveries of a message the same.
 *
 * <p>MessageDeduplicationId is none of it: it is unique for five minutes only, and senders derive
 * it from state, such as {@code lamp:on}. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html
 */
final class IdentityResolver {
  /** Set by the relay itself on messages it puts on a queue. */
  private static final String RELAY_ATTRIBUTE = "EventKey";

  /** Set by the relay's door on a webhook that it puts on a queue. */
  private static final String WEBHOOK_ATTRIBUTE = "WebhookId";

  private final @Nullable GivenIdentity given;
  private final @Nullable EventKey relay;
  private final @Nullable GivenIdentity carrier;
  private final @Nullable Principal principal;

  private IdentityResolver(
      @Nullable GivenIdentity given,
      @Nullable EventKey relay,
      @Nullable GivenIdentity carrier,
      @Nullable Principal principal) {
    this.given = given;
    this.relay = relay;
    this.carrier = carrier;
    this.principal = principal;
  }

  /**
   * @param alone whether the message holds one event, not an array; the key on a parked message
   *     with several events does not say which of them it names
   */
  static IdentityResolver of(
      InboundMessage message, @Nullable GivenIdentity envelope, boolean alone) {
    return switch (message.source()) {
      case Source.Http http ->
          new IdentityResolver(
              envelope != null ? envelope : header(http.headers()), null, null, http.principal());
      case Source.Sqs sqs ->
          new IdentityResolver(
              envelope != null ? envelope : given("webhook", sqs.text(WEBHOOK_ATTRIBUTE)),
              alone ? EventKey.read(sqs.text(RELAY_ATTRIBUTE)) : null,
              given("sqs", sqs.first().messageId()),
              null);
      // The name that an SNS envelope on a queue has: a topic may feed both.
      case Source.Sns sns ->
          new IdentityResolver(
              envelope != null ? envelope : given("sns", sns.messageId()), null, null, null);
      case Source.Direct(String requestId) ->
          new IdentityResolver(envelope, null, given("invocation", requestId), null);
    };
  }

  Identities at(int position) {
    return new Identities(placed(given, position), relay, placed(carrier, position), principal);
  }

  /**
   * See https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
   */
  private static @Nullable GivenIdentity header(Map<String, String> headers) {
    GivenIdentity webhook = given("webhook", headers.get("webhook-id"));
    return webhook != null ? webhook : given("idempotency-key", headers.get("idempotency-key"));
  }

  private static @Nullable GivenIdentity placed(@Nullable GivenIdentity identity, int position) {
    return identity == null
        ? null
        : new GivenIdentity(identity.source(), identity.id() + "/" + position);
  }

  private static @Nullable GivenIdentity given(String source, @Nullable String id) {
    return id == null || id.isEmpty() ? null : new GivenIdentity(source, id);
  }
}
