package io.iotmi.relay.planted.stage.send.pace;

import io.iotmi.relay.planted.stage.send.Attempt;

/** A pace that knows what is sent. */
final class Pace {
  boolean mayStart(Attempt attempt) {
    return attempt.number() == 1;
  }
}
