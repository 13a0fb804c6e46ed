package io.iotmi.relay.planted.entry;

import io.iotmi.relay.planted.replay.queue.Round;

/** The edge, which knows the operator's tool. */
public final class Settings {
  Object tool() {
    return new Round();
  }
}
