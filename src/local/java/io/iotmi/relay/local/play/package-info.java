/**
 * Plays the files of {@code events/} on the embedded stack and tells what became of each event.
 *
 * <p>Takes: Lambda events as files. Gives: a table for people. Must not know: how the parts of the
 * stack work.
 */
@NullMarked
package io.iotmi.relay.local.play;

import org.jspecify.annotations.NullMarked;
