/**
 * Keeps tokens secret at rest, and knows them again without keeping them.
 *
 * <p>Takes: a key that encrypts other keys, texts. Gives: ciphertext, and hashes under a key. Must
 * not know: which service holds the key, whose a text is, where ciphertext goes.
 */
@NullMarked
package io.iotmi.relay.stage.keep.vault;

import org.jspecify.annotations.NullMarked;
