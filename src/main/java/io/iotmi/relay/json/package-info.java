/**
 * Text to {@link io.iotmi.relay.model.Json} and back; the only package of the function that knows
 * Jackson.
 *
 * <p>Takes: text or bytes. Gives: JSON values, or a {@link io.iotmi.relay.json.JsonSyntaxException}
 * that says where reading stopped. Must not know: what the JSON means.
 */
@NullMarked
package io.iotmi.relay.json;

import org.jspecify.annotations.NullMarked;
