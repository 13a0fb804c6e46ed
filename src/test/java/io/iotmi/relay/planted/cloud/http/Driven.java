package io.iotmi.relay.planted.cloud.http;

import io.iotmi.relay.planted.aws.Adapter;

/** A driver that knows an adapter. */
public final class Driven {
  Object known() {
    return new Adapter();
  }
}
