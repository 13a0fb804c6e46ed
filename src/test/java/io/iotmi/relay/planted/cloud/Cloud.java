package io.iotmi.relay.planted.cloud;

import io.iotmi.relay.planted.aws.Adapter;

/** A port that knows an adapter. */
public final class Cloud {
  Object known() {
    return new Adapter();
  }
}
