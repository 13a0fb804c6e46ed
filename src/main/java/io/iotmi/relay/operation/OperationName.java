package io.iotmi.relay.operation;

import org.jspecify.annotations.Nullable;

/** The operations by their names on the wire. */
enum OperationName {
  ACTIVATE_USER("AWS.ActivateUser"),
  DISCOVER_DEVICES("AWS.DiscoverDevices"),
  SEND_COMMAND("AWS.SendCommand"),
  DEACTIVATE_USER("AWS.DeactivateUser");

  private final String wire;

  OperationName(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  /** Null where there is no such operation. */
  static @Nullable OperationName of(@Nullable String wire) {
    for (OperationName name : values()) {
      if (name.wire.equals(wire)) {
        return name;
      }
    }
    return null;
  }
}
