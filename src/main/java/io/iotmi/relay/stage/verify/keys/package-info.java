/**
 * The secrets and public keys that count now: kept in memory, asked for again when they may have
 * changed, and only within a budget, since requests without a valid signature cause it too.
 *
 * <p>Takes: ports to where they are kept, the clock. Gives: live secrets, keys by their address.
 * Must not know: how a signature is checked, which service or host is behind a port.
 */
@NullMarked
package io.iotmi.relay.stage.verify.keys;

import org.jspecify.annotations.NullMarked;
