package io.iotmi.relay.stage.verify;

/**
 * One thing that a request had to prove.
 *
 * @param part which fails where it is not proven
 */
public record Check(Refusal part, boolean passed) {}
