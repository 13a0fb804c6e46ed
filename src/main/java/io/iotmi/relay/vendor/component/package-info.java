/**
 * The parts of a vendor's device and the endpoints of a Matter node that stand for them.
 *
 * <p>Takes: the table of a vendor folder. Gives: the endpoint of a component and the component of
 * an endpoint. Must not know: values, bindings, requests.
 */
@NullMarked
package io.iotmi.relay.vendor.component;

import org.jspecify.annotations.NullMarked;
