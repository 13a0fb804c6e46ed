/**
 * The port to the cloud of a vendor: whose an access is, which devices there are, commands, state,
 * and the end of an account.
 *
 * <p>Takes: an access, the vendor's own ids, orders in the vendor's words. Gives: readings, or why
 * there are none. Must not know: Lambda, managed integrations, how an answer travels, where a token
 * is kept.
 */
@NullMarked
package io.iotmi.relay.cloud;

import org.jspecify.annotations.NullMarked;
