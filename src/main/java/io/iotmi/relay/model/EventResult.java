package io.iotmi.relay.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event's outcome with what replies, logs and parked messages say about it. What is not known,
 * for an event that was never understood, is null.
 */
public record EventResult(
    EventRef ref,
    Outcome outcome,
    @Nullable TraceId traceId,
    @Nullable EventKey key,
    @Nullable String connectorId,
    @Nullable Operation operation,
    @Nullable Instant time) {

  /** The result of a valid event. */
  public static EventResult of(ConnectorEvent event, Outcome outcome) {
    SendConnectorEvent request = event.request();
    return new EventResult(
        event.ref(),
        outcome,
        request.traceId(),
        event.key(),
        request.connectorId(),
        request.operation(),
        event.time());
  }
}
