package io.iotmi.relay.planted.pipeline.operation;

import io.iotmi.relay.planted.pipeline.job.Work;

/** A call that does the job itself. */
public final class Desk {
  Object known() {
    return new Work();
  }
}
