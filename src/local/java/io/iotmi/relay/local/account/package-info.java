/**
 * The life of a vendor account with a connector, from link to unlink, as managed integrations would
 * live it.
 *
 * <p>Takes: a connector, and what is seen and moved at the vendor. Gives: a transcript of what was
 * called and what was sent. Must not know: what a right connector does.
 */
@NullMarked
package io.iotmi.relay.local.account;

import org.jspecify.annotations.NullMarked;
