/**
 * Capability reports of devices, made of the same bindings that report their state.
 *
 * <p>Takes: the description of a device by its vendor. Gives: the device in the shape of the API.
 * Must not know: how descriptions are found, requests.
 */
@NullMarked
package io.iotmi.relay.vendor.discovery;

import org.jspecify.annotations.NullMarked;
