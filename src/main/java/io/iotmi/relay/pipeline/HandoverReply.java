package io.iotmi.relay.pipeline;

import io.iotmi.relay.stage.report.CallerReply;

/**
 * The end of what an invoker handed over without waiting for a reply.
 *
 * @param parked how many events are safe on the queue of rejected ones
 * @param taken whether each event is delivered or safe on a queue
 */
public record HandoverReply(Relayed relayed, int parked, boolean taken, CallerReply answer) {}
