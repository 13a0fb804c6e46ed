/**
 * The function in its own JVM and the Lambda Runtime API it talks to.
 *
 * <p>Takes: event payloads. Gives: the function's replies or its errors. Must not know: where an
 * event came from.
 */
@NullMarked
package io.iotmi.relay.local.runtime;

import org.jspecify.annotations.NullMarked;
