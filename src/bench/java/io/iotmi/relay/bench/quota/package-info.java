/**
 * How well the account's quota is used: under a backlog, under load, and with merging.
 *
 * <p>Takes: the built function on the embedded stack. Gives: tables on standard output. Must not
 * know: how the function keeps to the quota.
 */
@NullMarked
package io.iotmi.relay.bench.quota;

import org.jspecify.annotations.NullMarked;
