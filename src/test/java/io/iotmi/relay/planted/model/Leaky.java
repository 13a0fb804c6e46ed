package io.iotmi.relay.planted.model;

import com.fasterxml.jackson.core.JsonFactory;
import io.iotmi.relay.planted.entry.Settings;
import io.iotmi.relay.planted.pipeline.Journey;

/** A word of the model that knows everything it must not. */
final class Leaky {
  int changing = 1;

  JsonFactory json() {
    return new JsonFactory();
  }

  Object upwards() {
    return new Object[] {new Settings(), new Journey(), System.getenv("HOME")};
  }
}
