/**
 * What AWS's guide asks of a connector, as numbered rules, and the judge who holds a recorded run
 * against them.
 *
 * <p>Takes: a transcript of calls, replies and requests. Gives: a verdict for each rule, with what
 * was found. Must not know: how the run came about, and which connector it was.
 */
@NullMarked
package io.iotmi.relay.local.conformance.rule;

import org.jspecify.annotations.NullMarked;
