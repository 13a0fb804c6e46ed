/**
 * Which value of a vendor belongs to which attribute, event or command of Matter, declared once and
 * used in both directions.
 *
 * <p>Takes: the bindings of a folder. Gives: attributes and events of a vendor's values, and values
 * for the vendor of attributes and commands. Must not know: payloads, devices, requests.
 */
@NullMarked
package io.iotmi.relay.vendor.binding;

import org.jspecify.annotations.NullMarked;
