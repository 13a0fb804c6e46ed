/**
 * The logging back end: one JSON object a line on standard output, which is where Lambda takes logs
 * from. A general back end with a layout of its own costs a cold start some 300 ms, because the AWS
 * SDK's use of SLF4J starts it even where nothing is logged.
 *
 * <p>Takes: what is logged by SLF4J, with its context, key-value pairs and Powertools' structured
 * arguments. Gives: lines. Must not know: the relay's events, Lambda.
 */
@NullMarked
package io.iotmi.relay.logging;

import org.jspecify.annotations.NullMarked;
