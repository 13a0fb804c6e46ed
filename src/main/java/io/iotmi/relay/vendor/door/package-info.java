/**
 * How a vendor proves that a webhook is its own, and what it asks for before it sends any: the
 * member {@code door} of {@code vendor.json} as data.
 *
 * <p>Takes: the member as JSON. Gives: a {@link io.iotmi.relay.vendor.door.Door}, or every mistake
 * in it with its place. Must not know: a request, a secret, cryptography, the network.
 */
@NullMarked
package io.iotmi.relay.vendor.door;

import org.jspecify.annotations.NullMarked;
