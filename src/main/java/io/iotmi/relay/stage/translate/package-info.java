/**
 * Turns what a vendor's cloud sent into events in the words of the API, by the vendor's folder.
 *
 * <p>Takes: {@link io.iotmi.relay.model.VendorPayload}. Gives: {@link
 * io.iotmi.relay.stage.translate.Translation}. Must not know: sources, envelopes, the network, any
 * other stage.
 */
@NullMarked
package io.iotmi.relay.stage.translate;

import org.jspecify.annotations.NullMarked;
