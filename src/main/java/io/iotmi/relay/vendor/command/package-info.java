/**
 * Commands of Matter in the words of a vendor, by the same bindings that report its state.
 *
 * <p>Takes: a command of an endpoint, and what is known of the device. Gives: values for the
 * vendor, or why there are none. Must not know: how a vendor is called, tokens, requests.
 */
@NullMarked
package io.iotmi.relay.vendor.command;

import org.jspecify.annotations.NullMarked;
