/**
 * Keeps sending below the quota of the account.
 *
 * <p>Takes: requests for permission to send. Gives: when each may start. Must not know: what is
 * sent, the pipeline, the entry.
 */
@NullMarked
package io.iotmi.relay.aws;

import org.jspecify.annotations.NullMarked;
