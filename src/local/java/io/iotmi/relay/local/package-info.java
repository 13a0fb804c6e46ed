/**
 * The embedded stack: everything that stands around the function on AWS, on one machine.
 *
 * <p>Takes: the built function and the files of {@code events/}. Gives: what became of each event.
 * Must not know: the function's inner packages; it meets the function only where AWS does.
 */
@NullMarked
package io.iotmi.relay.local;

import org.jspecify.annotations.NullMarked;
