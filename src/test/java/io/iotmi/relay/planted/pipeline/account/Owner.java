package io.iotmi.relay.planted.pipeline.account;

import io.iotmi.relay.planted.pipeline.job.Work;

/** An owner who knows what is done for it. */
public final class Owner {
  Object known() {
    return new Work();
  }
}
