package io.iotmi.relay.model;

/**
 * One reason why an event cannot be relayed.
 *
 * @param pointer RFC 6901 pointer into the body as it was received, or the name of the header or
 *     attribute at fault, for example {@code /1/MatterEndpoint/clusters} or {@code header
 *     X-Trace-Id}
 * @param rule a short fixed name of the rule that was broken: {@code required}, {@code unknown},
 *     {@code type}, {@code length}, {@code pattern}, {@code range}, {@code size}, {@code enum} …
 * @param message what was expected; never the offending value
 */
public record Fault(String pointer, String rule, String message) {}
