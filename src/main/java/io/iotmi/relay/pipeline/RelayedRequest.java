package io.iotmi.relay.pipeline;

import io.iotmi.relay.stage.report.CallerReply;

/** What became of a request that a caller waits for, and the answer. */
public record RelayedRequest(Relayed relayed, CallerReply answer) {}
