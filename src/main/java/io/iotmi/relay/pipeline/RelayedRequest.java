package io.iotmi.relay.pipeline;

import io.iotmi.relay.stage.report.CallerReply;

/** The end of a request that a caller waits for. */
public record RelayedRequest(Relayed relayed, CallerReply answer) {}
