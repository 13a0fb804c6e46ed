/**
 * The order of the stages, the outcome of each event on its way, and what leaves for a queue.
 * {@link io.iotmi.relay.pipeline.ConnectorPipeline} shows the whole journey of an event.
 *
 * <p>Takes: inbound messages and a deadline. Gives: what became of each event, in the form that its
 * source reads. Must not know: Lambda, the AWS SDK, the environment.
 */
@NullMarked
package io.iotmi.relay.pipeline;

import org.jspecify.annotations.NullMarked;
