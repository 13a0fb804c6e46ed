package io.iotmi.relay.model;

/**
 * Text that the service's model marks as sensitive. It can be read on purpose and never printed by
 * accident.
 */
public record Sensitive(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
