package io.iotmi.relay.planted.pipeline.job;

/** Work. */
public final class Work {}
