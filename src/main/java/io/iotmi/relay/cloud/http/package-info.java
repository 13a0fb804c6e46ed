/**
 * A vendor's cloud as its folder drives it over HTTP.
 *
 * <p>Takes: calls of the port {@link io.iotmi.relay.cloud.VendorCloud}. Gives: their answers, found
 * by the expressions of the folder. A token goes to hosts that the folder allows and stands in no
 * message. Must not know: how a connection is made, where limits are counted, where secrets are
 * kept, stages, Lambda.
 */
@NullMarked
package io.iotmi.relay.cloud.http;

import org.jspecify.annotations.NullMarked;
