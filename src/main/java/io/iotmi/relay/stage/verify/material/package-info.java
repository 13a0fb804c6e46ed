/**
 * What a check has in hand: the values of a request at their places, the text that was signed, live
 * secrets as keys, hashes, and the one comparison.
 *
 * <p>Takes: a raw request, a template, secrets as texts. Gives: bytes to compare, and whether two
 * are the same, by {@link java.security.MessageDigest#isEqual} alone. Must not know: which scheme
 * wants them, what a failure means.
 */
@NullMarked
package io.iotmi.relay.stage.verify.material;

import org.jspecify.annotations.NullMarked;
