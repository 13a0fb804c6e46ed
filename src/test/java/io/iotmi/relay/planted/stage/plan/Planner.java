package io.iotmi.relay.planted.stage.plan;

/** A stage that another one uses. */
public final class Planner {}
