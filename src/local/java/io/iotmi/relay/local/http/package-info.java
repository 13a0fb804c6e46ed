/**
 * API Gateway's door: HTTP requests become events of both payload formats, and replies become HTTP
 * answers again.
 *
 * <p>Takes: HTTP. Gives: invocations. Must not know: what the function does with them.
 */
@NullMarked
package io.iotmi.relay.local.http;

import org.jspecify.annotations.NullMarked;
