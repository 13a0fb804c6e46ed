/**
 * A vendor's side of a folder: the secret that both know, a key of the vendor, signed webhooks.
 *
 * <p>Takes: a folder as its author wrote it. Gives: a copy that trusts the keys made here, and
 * requests as the vendor would sign them. Must not know: what a payload means.
 */
@NullMarked
package io.iotmi.relay.author.signing;

import org.jspecify.annotations.NullMarked;
