/**
 * What the relay remembers of devices and users from one invocation to the next: what descriptions
 * said, to whom a device belongs, which states were sent last, which commands wait for their
 * effect, which users are gone.
 *
 * <p>Takes: {@link io.iotmi.relay.model.ConnectorEvent}s, and what discoveries and operations tell.
 * Gives: the facts of a device, and which events and states must not leave. Must not know: vendors,
 * what a table is made of, any other stage.
 */
@NullMarked
package io.iotmi.relay.stage.recall;

import org.jspecify.annotations.NullMarked;
