package io.iotmi.relay.model;

/**
 * The identity of one third-party event: two deliveries with the same key are the same event.
 *
 * @param value {@code connectorId#hash}, a key of the ledger; holds no text of the vendor in clear
 */
public record EventKey(String value) {
  @Override
  public String toString() {
    return value;
  }
}
