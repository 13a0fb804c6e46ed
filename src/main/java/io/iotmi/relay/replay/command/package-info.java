/**
 * What an operator can do with messages that wait: list them, look at them, send them again.
 *
 * <p>Takes: messages as a visit shows them, and what the operator asks for. Gives: lines of text,
 * and the messages that go back to the queue of events. Must not know: the command line, the
 * environment, the real clock.
 */
@NullMarked
package io.iotmi.relay.replay.command;

import org.jspecify.annotations.NullMarked;
