/**
 * Operations under kills: runtimes that do jobs and relay events die at any moment of a discovery
 * and of a command.
 *
 * <p>Takes: a seed. Gives: what was broken, and how often an identical request came again. Must not
 * know: the function's inner packages.
 */
@NullMarked
package io.iotmi.relay.faults.operation;

import org.jspecify.annotations.NullMarked;
