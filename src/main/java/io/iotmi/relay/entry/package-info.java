/**
 * The edge towards Lambda: recognises what invoked the function, gives it to the pipeline, puts the
 * reply into the form of the source.
 *
 * <p>Takes: Lambda events as bytes. Gives: Lambda replies as bytes. Must not know: how an event is
 * decoded, planned or sent, and which adapters are behind the ports.
 */
@NullMarked
package io.iotmi.relay.entry;

import org.jspecify.annotations.NullMarked;
