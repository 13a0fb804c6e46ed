package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a message is parked, as it is read back.
 *
 * @param position place of the event in the body, from 0; null where the list does not say
 * @param pointer where in the body; may hold a name that a sender chose
 * @param place the pointer with {@code *} in place of each such name
 * @param detail the endpoint's own words, which may quote the event
 */
public record ParkedViolation(
    @Nullable Integer position,
    String pointer,
    String place,
    String rule,
    String message,
    @Nullable Sensitive detail) {}
