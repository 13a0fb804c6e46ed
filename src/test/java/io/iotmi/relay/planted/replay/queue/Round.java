package io.iotmi.relay.planted.replay.queue;

import io.iotmi.relay.planted.replay.command.Errand;

/** A visit that knows what is done with a message. */
public final class Round {
  Object errand() {
    return new Errand();
  }
}
