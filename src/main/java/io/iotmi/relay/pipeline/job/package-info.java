/**
 * The order of what is done for an operation after its call was acknowledged.
 *
 * <p>Takes: jobs, and the time there is. Gives: events that are relayed like all others, further
 * jobs, and what became of each job. Must not know: Lambda, which services are behind the ports.
 */
@NullMarked
package io.iotmi.relay.pipeline.job;

import org.jspecify.annotations.NullMarked;
