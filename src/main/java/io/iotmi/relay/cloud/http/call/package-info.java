/**
 * Requests to a vendor's API: where they may go, what authorizes them, how often they may be sent,
 * and what a status means.
 *
 * <p>Takes: a request without secrets, an access. Gives: the vendor's answer, or why there is none.
 * A token goes to hosts that the folder allows and stands in no message. Must not know: what a
 * request is for, expressions, how a connection is made, where limits are counted.
 */
@NullMarked
package io.iotmi.relay.cloud.http.call;

import org.jspecify.annotations.NullMarked;
