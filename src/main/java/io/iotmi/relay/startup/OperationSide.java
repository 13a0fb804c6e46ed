package io.iotmi.relay.startup;

import io.iotmi.relay.operation.Operations;
import io.iotmi.relay.pipeline.job.JobRunner;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What answers the operations, and what does the rest afterwards.
 *
 * @param jobs null where this function does no jobs
 * @param jobQueueUrl where its jobs come from; null where it does none
 */
public record OperationSide(
    Operations operations, @Nullable JobRunner jobs, @Nullable URI jobQueueUrl) {

  /** For a function that only says that nothing is offered. */
  static OperationSide without(Operations operations) {
    return new OperationSide(operations, null, null);
  }
}
