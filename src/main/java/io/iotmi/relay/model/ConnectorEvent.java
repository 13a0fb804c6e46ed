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
 * @param time when it happened by the sender's clock, else when the source took it
 * @param xrayHeader the X-Ray header to forward, whole
 * @param request what is to be sent for this event alone
 */
public record ConnectorEvent(
    EventRef ref,
    @Nullable String orderGroup,
    @Nullable EventKey key,
    String digest,
    @Nullable Instant time,
    @Nullable String xrayHeader,
    SendConnectorEvent request) {}
