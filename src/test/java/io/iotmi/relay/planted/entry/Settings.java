package io.iotmi.relay.planted.entry;

/** The edge. */
public final class Settings {}
