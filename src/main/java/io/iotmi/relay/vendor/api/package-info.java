/**
 * How the relay asks a vendor's cloud: the member {@code api} of {@code vendor.json} as data, with
 * the expressions that make requests and read answers.
 *
 * <p>Takes: the member as JSON, the two expressions. Gives: an {@link
 * io.iotmi.relay.vendor.api.Api}, or every mistake in it with its place. Must not know: a token, a
 * request, cryptography, the network.
 */
@NullMarked
package io.iotmi.relay.vendor.api;

import org.jspecify.annotations.NullMarked;
