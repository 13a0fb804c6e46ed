/**
 * Keeps an event from being sent twice.
 *
 * <p>Takes: {@link io.iotmi.relay.model.ConnectorEvent}s. Gives: which of them this run may send,
 * and what became of the others; later takes what became of the sent ones and tells the ledger.
 * Must not know: what a ledger is made of, requests, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.claim;

import org.jspecify.annotations.NullMarked;
