/**
 * The logging back end: one JSON object a line on standard output, which is where Lambda takes logs
 * from. Written by hand because Powertools with Logback adds 180 ms to a cold start and with Log4j
 * 2 460 ms, and both drop key-value pairs or print hidden members.
 *
 * <p>Takes: what is logged by SLF4J, with its context, key-value pairs and Powertools' structured
 * arguments. Gives: lines. Must not know: the relay's events, Lambda.
 */
@NullMarked
package io.iotmi.relay.logging;

import org.jspecify.annotations.NullMarked;
