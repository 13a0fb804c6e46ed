/**
 * What a webhook must prove before it counts. It comes before decoding: a signature covers bytes.
 *
 * <p>Takes: a raw request, the vendor's door, live secrets and keys, the time. Gives: that the
 * request is the vendor's and what tells it from others, or the part that failed. Must not know:
 * where secrets are kept, how an address is asked, what a body means, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.verify;

import org.jspecify.annotations.NullMarked;
