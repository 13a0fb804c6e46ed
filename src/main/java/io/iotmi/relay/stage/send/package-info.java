/**
 * Sends what was planned: serial inside a lane, parallel across lanes, within the deadline.
 *
 * <p>Takes: {@link io.iotmi.relay.model.Lane}s of requests. Gives: one outcome for each event, and
 * counts. Must not know: HTTP, signing, the ledger, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.send;

import org.jspecify.annotations.NullMarked;
