package io.iotmi.relay.planted.aws;

import io.iotmi.relay.planted.pipeline.Journey;

/** An adapter that knows the pipeline. */
public final class Adapter {
  Object journey() {
    return new Journey();
  }
}
