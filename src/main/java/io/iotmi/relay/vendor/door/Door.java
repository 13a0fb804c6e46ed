package io.iotmi.relay.vendor.door;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The door of one vendor.
 *
 * @param id what names one webhook, the same for each delivery of it; null where nothing does
 * @param time when the vendor signed; null where it does not say
 * @param contentTypes media types that are taken, in lower case; none: those that go with what the
 *     folder says of bodies
 * @param headers those that the folder's expressions read, in lower case; no other leaves the door
 * @param query the parameters that the folder's expressions read
 * @param queued whether a payload that comes to the queue without this door has to prove the same,
 *     its age left out
 * @param lane the member of the body whose value tells what must stay in order on a FIFO queue;
 *     null: all webhooks stay in order
 * @param window within which equal bodies are one webhook, where neither id nor time tells them
 *     apart; null: equal bodies are as many webhooks as there are
 */
public record Door(
    Scheme scheme,
    SecretForm secret,
    @Nullable WebhookId id,
    @Nullable Freshness time,
    Set<String> contentTypes,
    Set<String> headers,
    Set<String> query,
    boolean queued,
    @Nullable MemberPath lane,
    @Nullable Duration window,
    List<Handshake> handshakes) {
  public Door {
    contentTypes = Set.copyOf(contentTypes);
    headers = Set.copyOf(headers);
    query = Set.copyOf(query);
    handshakes = List.copyOf(handshakes);
  }

  /**
   * Where the id of a webhook stands.
   *
   * @param signed whether the signature covers it; if not, anyone may put another one there
   */
  public record WebhookId(Place place, boolean signed) {}

  /**
   * Where the time of signing stands.
   *
   * @param tolerance how far it may be from now, in either direction
   */
  public record Freshness(Place place, TimeForm form, Duration tolerance) {}

  /** How a time is written. */
  public enum TimeForm {
    /** Seconds since 1970, perhaps with a fraction. */
    SECONDS,
    /** Milliseconds since 1970. */
    MILLISECONDS,
    /** ISO 8601 with an offset or {@code Z}. */
    ISO,
    /** As in an HTTP header, with {@code GMT} or, against RFC 9110, {@code UTC}. */
    HTTP_DATE
  }
}
