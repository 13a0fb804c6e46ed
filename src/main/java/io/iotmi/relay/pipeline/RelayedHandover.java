package io.iotmi.relay.pipeline;

import io.iotmi.relay.stage.report.CallerReply;

/**
 * The end of what an invoker handed over without waiting for a reply.
 *
 * @param taken whether each event is delivered or safe on a queue
 */
public record RelayedHandover(Relayed relayed, boolean taken, CallerReply answer) {}
