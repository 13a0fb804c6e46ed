/**
 * Sends what was planned: serial inside a lane, parallel across lanes, within the deadline.
 *
 * <p>Takes: lanes of requests. Gives: one {@link io.iotmi.relay.stage.send.SendResult} for each
 * request that was tried. Must not know: HTTP, signing, the ledger, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.send;

import org.jspecify.annotations.NullMarked;
