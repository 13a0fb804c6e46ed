/**
 * Whose a call of managed integrations is: the access that it brings, the user behind it, and what
 * is remembered of both.
 *
 * <p>Takes: the authorization of a call. Gives: an access for the vendor, the vendor's id of the
 * user. Must not know: what is asked for, how it is answered.
 */
@NullMarked
package io.iotmi.relay.pipeline.account;

import org.jspecify.annotations.NullMarked;
