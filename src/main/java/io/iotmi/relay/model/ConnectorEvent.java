package io.iotmi.relay.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event in the words of the API: checked, ready to be planned and sent.
 *
 * @param orderGroup as {@link Source#orderGroup()}
 * @param key null where nothing tells a second delivery from a second event
 * @param digest SHA-256 of the request without its trace id, in hexadecimal: same key with another
 *     digest is a conflict
 * @param happened by the sender's clock, null where the sender does not say
 * @param received when the source took it, null where it does not say
 * @param xrayHeader the X-Ray header to forward, whole
 * @param request what is to be sent for this event alone
 */
public record ConnectorEvent(
    EventRef ref,
    @Nullable String orderGroup,
    @Nullable EventKey key,
    String digest,
    @Nullable Instant happened,
    @Nullable Instant received,
    @Nullable String xrayHeader,
    SendConnectorEvent request) {

  /** When it happened, else when the source took it. */
  public @Nullable Instant time() {
    return happened != null ? happened : received;
  }

  /** The same event with less to tell. It stays the same for the ledger. */
  public ConnectorEvent withRequest(SendConnectorEvent less) {
    return new ConnectorEvent(ref, orderGroup, key, digest, happened, received, xrayHeader, less);
  }
}
