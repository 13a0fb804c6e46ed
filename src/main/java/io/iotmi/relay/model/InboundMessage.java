package io.iotmi.relay.model;

/**
 * What one source handed over in one piece: an SQS message, an HTTP request, a bare event.
 *
 * @param index its place within the invocation, from 0
 */
public record InboundMessage(int index, Source source, Body body) {}
