/**
 * Which devices a user has, by the discoveries that came to their end.
 *
 * <p>Takes: the pages of a discovery. Gives: which devices are gone, and which are back. Must not
 * know: how a discovery is made, events, requests.
 */
@NullMarked
package io.iotmi.relay.stage.recall.inventory;

import org.jspecify.annotations.NullMarked;
