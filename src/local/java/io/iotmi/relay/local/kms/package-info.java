/**
 * A stand-in for one key of AWS KMS.
 *
 * <p>Takes: signed requests. Gives: keys in clear and as ciphertext. Must not know: what they are
 * for.
 */
@NullMarked
package io.iotmi.relay.local.kms;

import org.jspecify.annotations.NullMarked;
