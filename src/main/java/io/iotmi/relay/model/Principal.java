package io.iotmi.relay.model;

/**
 * Who sent an HTTP request, as far as the gateway has verified it: a namespace for the ids that
 * this caller gives. Never printed: it may hold an address or a subject of a token.
 *
 * @param value the same text for the same caller, whatever session or token it uses
 */
public record Principal(String value) {
  @Override
  public String toString() {
    return "Principal[]";
  }
}
