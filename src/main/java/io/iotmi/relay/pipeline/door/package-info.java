/**
 * The order of what happens to a webhook before it counts as received: verify, greet, read, queue.
 *
 * <p>Takes: a raw request. Gives: the reply to the vendor, and what became of the request. Must not
 * know: Lambda, HTTP gateways, which services are behind the ports, what a payload means.
 */
@NullMarked
package io.iotmi.relay.pipeline.door;

import org.jspecify.annotations.NullMarked;
