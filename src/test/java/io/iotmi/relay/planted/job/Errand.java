package io.iotmi.relay.planted.job;

import io.iotmi.relay.planted.aws.Adapter;

/** A job that knows who does it. */
public final class Errand {
  Object known() {
    return new Adapter();
  }
}
