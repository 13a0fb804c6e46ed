/**
 * Decides which requests to send, in which order, before any is sent.
 *
 * <p>Takes: {@link io.iotmi.relay.stage.plan.Candidate}s in the order of arrival. Gives: a {@link
 * io.iotmi.relay.stage.plan.Plan}; the same input gives the same plan. Must not know: the ledger,
 * the network, the clock, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.plan;

import org.jspecify.annotations.NullMarked;
