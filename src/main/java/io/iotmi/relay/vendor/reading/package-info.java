/**
 * What a vendor's payload says, found by the folder's expression.
 *
 * <p>Takes: a payload, and the JSON that an expression makes of it. Gives: readings of devices, by
 * the vendor's ids and names, each with what is wrong in it. Must not know: bindings, Matter, the
 * API.
 */
@NullMarked
package io.iotmi.relay.vendor.reading;

import org.jspecify.annotations.NullMarked;
