package io.iotmi.relay.cloud;

/** How commands end. */
public enum Manner {
  CONFIRMED,
  ACCEPTED,
  SENT
}
