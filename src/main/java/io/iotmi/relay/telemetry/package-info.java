/**
 * What operators see of an invocation: log lines and metrics.
 *
 * <p>Takes: results of events, counts, Lambda's context. Gives: lines for outcomes, and metrics in
 * CloudWatch's embedded format. Must not know: stages, the content of events.
 */
@NullMarked
package io.iotmi.relay.telemetry;

import org.jspecify.annotations.NullMarked;
