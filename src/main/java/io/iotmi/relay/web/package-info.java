/**
 * Calls to hosts of a vendor.
 *
 * <p>Takes: an address that the vendor's folder allows, the time there is. Gives: the text there,
 * or that there is none. Follows no redirect and reads no more than it must. Must not know: why an
 * address is asked, how a folder allows it.
 */
@NullMarked
package io.iotmi.relay.web;

import org.jspecify.annotations.NullMarked;
