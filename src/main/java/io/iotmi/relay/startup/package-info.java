/**
 * Reads the settings and wires the function once, when the runtime starts; hooks for SnapStart.
 *
 * <p>Takes: the environment variables. Gives: the pipeline with its adapters and the telemetry, or
 * one exception that lists every wrong setting; the age of the process. Must not know: Lambda's
 * events and replies.
 */
@NullMarked
package io.iotmi.relay.startup;

import org.jspecify.annotations.NullMarked;
