/**
 * The order of what happens while managed integrations waits for the reply to a call.
 *
 * <p>Takes: the envelope of a call, and the time there is. Gives: the reply; what takes longer is
 * on the queue of jobs by then. Must not know: Lambda, how a job is done, which services are behind
 * the ports.
 */
@NullMarked
package io.iotmi.relay.pipeline.operation;

import org.jspecify.annotations.NullMarked;
