/**
 * Turns what happened, in the sender's words, into what is to be sent, in the words of the API, and
 * checks it against every documented limit before anything leaves.
 *
 * <p>Takes: {@link io.iotmi.relay.model.ThirdPartyEvent}. Gives: {@link
 * io.iotmi.relay.stage.map.Mapped}. Must not know: sources, batching, the network, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.map;

import org.jspecify.annotations.NullMarked;
