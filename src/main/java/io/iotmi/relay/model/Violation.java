package io.iotmi.relay.model;

import org.jspecify.annotations.Nullable;

/**
 * One reason why an event cannot be relayed.
 *
 * @param pointer RFC 6901 pointer into the body as it was received, or the name of the header or
 *     attribute at fault, for example {@code /1/MatterEndpoint/clusters} or {@code header
 *     X-Trace-Id}
 * @param rule a short fixed name of the rule that was broken: {@code required}, {@code unknown},
 *     {@code type}, {@code length}, {@code pattern}, {@code range}, {@code size}, {@code enum} …
 * @param message what was expected; never the offending value
 * @param place the pointer for logs: {@code *} and a member's position, from 0, in place of each
 *     name that a sender chose, for a name may hold an address
 * @param detail what the endpoint says itself, which may quote the event: for its sender and for
 *     the queue where it is parked, never for a log above DEBUG
 */
public record Violation(
    String pointer, String rule, String message, String place, @Nullable Sensitive detail) {

  public Violation(String pointer, String rule, String message, String place) {
    this(pointer, rule, message, place, null);
  }

  /** A violation at a place that is made of the relay's own names. */
  public Violation(String pointer, String rule, String message) {
    this(pointer, rule, message, pointer);
  }

  /** For its sender and for a person who repairs the event. */
  public Json.Obj json() {
    return new JsonMembers()
        .text("pointer", pointer)
        .text("rule", rule)
        .text("message", message)
        .text("detail", detail)
        .object();
  }
}
