/**
 * Decides which requests to send, in which order, before any is sent.
 *
 * <p>Takes: {@link io.iotmi.relay.stage.plan.Candidate}s in their order. Gives: a {@link
 * io.iotmi.relay.stage.plan.Plan} and who has to wait; the same input gives the same plan. Must not
 * know: the ledger, the network, the clock, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.plan;

import org.jspecify.annotations.NullMarked;
