package io.iotmi.relay.pipeline;

import io.iotmi.relay.stage.report.CallerReply;

/**
 * What became of events that an invoker handed over without waiting for a reply.
 *
 * @param taken whether each event is delivered or safe on a queue
 */
public record RelayedHandover(Relayed relayed, boolean taken, CallerReply answer) {}
