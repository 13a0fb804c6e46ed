/**
 * The tool with which an operator lists, explains and replays messages that wait for a person; run
 * from the folder of the function by a JVM of the operator's own.
 *
 * <p>Takes: a command line and the environment. Gives: lines of text and an exit code. Must not
 * know: Lambda, the pipeline, how SQS is called.
 */
@NullMarked
package io.iotmi.relay.replay;

import org.jspecify.annotations.NullMarked;
