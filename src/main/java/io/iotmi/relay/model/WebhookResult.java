package io.iotmi.relay.model;

/** What became of a request at the door for webhooks, for logs and metrics. */
public sealed interface WebhookResult {

  /** Verified, and safe on the event queue. */
  record Queued() implements WebhookResult {}

  /** A handshake that was answered. */
  record Greeted() implements WebhookResult {}

  /**
   * Not proven to be the vendor's.
   *
   * @param part which part failed, as a label
   */
  record Refused(String part) implements WebhookResult {}

  /**
   * Nothing that the relay can take from any sender.
   *
   * @param reason without content
   */
  record Unreadable(String reason) implements WebhookResult {}

  /**
   * To be sent again.
   *
   * @param reason without content
   */
  record Unavailable(String reason) implements WebhookResult {}

  /** By another method, or where there is no door. */
  record NotAllowed() implements WebhookResult {}
}
