/**
 * Looks at the devices of a vendor that tells nothing by itself any more.
 *
 * <p>Takes: a job that comes from time to time. Gives: events of states that the service was not
 * told. Must not know: who makes the job, HTTP, Lambda.
 */
@NullMarked
package io.iotmi.relay.pipeline.job.watch;

import org.jspecify.annotations.NullMarked;
