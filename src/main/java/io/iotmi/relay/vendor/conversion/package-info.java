/**
 * How a vendor's value and a Matter attribute correspond, both ways.
 *
 * <p>Takes: a value of either side, and what the device's description says of it. Gives: the value
 * of the other side, or why there is none. Must not know: devices, endpoints, requests.
 */
@NullMarked
package io.iotmi.relay.vendor.conversion;

import org.jspecify.annotations.NullMarked;
