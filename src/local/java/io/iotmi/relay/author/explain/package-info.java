/**
 * Judges a captured request as the door of a vendor folder would, and says what the signature
 * covers and which part of it fails.
 *
 * <p>Takes: a folder, a capture, a secret. Gives: lines for its author. Not part of the function.
 */
@NullMarked
package io.iotmi.relay.author.explain;

import org.jspecify.annotations.NullMarked;
