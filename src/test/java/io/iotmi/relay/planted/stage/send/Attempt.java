package io.iotmi.relay.planted.stage.send;

/** Something that is sent. */
public record Attempt(int number) {}
