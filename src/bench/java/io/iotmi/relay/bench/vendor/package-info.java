/**
 * What a vendor folder costs: starts with one, and the time for one event on top of the relay's
 * own.
 *
 * <p>Takes: the built function and the folders that come with it. Gives: figures beside their
 * goals.
 */
@NullMarked
package io.iotmi.relay.bench.vendor;

import org.jspecify.annotations.NullMarked;
