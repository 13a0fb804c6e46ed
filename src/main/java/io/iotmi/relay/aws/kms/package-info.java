/**
 * A key of AWS KMS that encrypts the relay's root key.
 *
 * <p>Takes: the key's ARN. Gives: a key in clear and as ciphertext. Must not know: what the key is
 * for, where the ciphertext is kept, any other service.
 */
@NullMarked
package io.iotmi.relay.aws.kms;

import org.jspecify.annotations.NullMarked;
