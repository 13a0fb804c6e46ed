/**
 * Says what an inbound message holds, without judging it.
 *
 * <p>Takes: {@link io.iotmi.relay.model.InboundMessage}. Gives: {@link
 * io.iotmi.relay.stage.decode.Decoded}, one for each event. Must not know: the limits of the API,
 * the clock, the network, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.decode;

import org.jspecify.annotations.NullMarked;
