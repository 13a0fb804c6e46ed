package io.iotmi.relay.replay.command;

/**
 * How messages are replayed.
 *
 * @param send false for a dry run
 * @param newKey whether an event in conflict is sent as a new one
 * @param max messages at most
 */
public record ReplayRules(boolean send, boolean newKey, int max) {}
