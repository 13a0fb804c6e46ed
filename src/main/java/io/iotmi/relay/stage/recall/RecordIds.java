package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.Sha256;

/**
 * Under which ids records lie: kind and connector in clear, what is the customer's as a hash. No
 * key of an event is like them: those begin with a connector's id.
 */
public final class RecordIds {
  private RecordIds() {}

  /**
   * Of a device.
   *
   * @param device its {@code ConnectorDeviceId}
   */
  public static String device(String connector, String device) {
    return id("device", connector, device);
  }

  /**
   * Of a user.
   *
   * @param user the {@code UserId}
   */
  public static String user(String connector, String user) {
    return id("user", connector, user);
  }

  /** Of anything else that has a name within the connector. */
  public static String id(String kind, String connector, String name) {
    return "#" + kind + "/" + connector + "/" + Sha256.hex(name);
  }
}
