/**
 * What the servers of the embedded stack share: one small HTTP server and JSON trees.
 *
 * <p>Takes: a port and a handler. Gives: requests with their bodies. Must not know: which service
 * is played.
 */
@NullMarked
package io.iotmi.relay.local.wire;

import org.jspecify.annotations.NullMarked;
