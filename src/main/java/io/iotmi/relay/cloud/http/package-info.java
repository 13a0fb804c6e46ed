/**
 * A vendor's cloud as its folder drives it over HTTP.
 *
 * <p>Takes: calls of the port {@link io.iotmi.relay.cloud.VendorCloud}. Gives: their answers, found
 * by the expressions of the folder. Must not know: what authorizes a request, how it is sent,
 * stages, Lambda.
 */
@NullMarked
package io.iotmi.relay.cloud.http;

import org.jspecify.annotations.NullMarked;
