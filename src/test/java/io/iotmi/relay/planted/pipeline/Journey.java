package io.iotmi.relay.planted.pipeline;

/** A pipeline. */
public final class Journey {}
