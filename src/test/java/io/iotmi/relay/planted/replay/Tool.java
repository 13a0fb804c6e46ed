package io.iotmi.relay.planted.replay;

/** The edge of the tool. */
public final class Tool {}
