/**
 * Keeps an event from being sent twice.
 *
 * <p>Takes: {@link io.iotmi.relay.model.ConnectorEvent}s, each key once. Gives: the outcomes of
 * those that this run may not send; later takes the outcomes of the others and tells the ledger.
 * Must not know: what a ledger is made of, requests, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.claim;

import org.jspecify.annotations.NullMarked;
