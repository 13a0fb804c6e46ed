/**
 * What a vendor asks for before it sends any webhook.
 *
 * <p>Takes: a raw request, the handshakes that the vendor's door declares, live secrets. Gives: the
 * reply, an address to confirm, or the part that failed. Must not know: how an address is asked,
 * how a signature is checked.
 */
@NullMarked
package io.iotmi.relay.stage.verify.handshake;

import org.jspecify.annotations.NullMarked;
