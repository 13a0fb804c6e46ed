package io.iotmi.relay.local.cloud;

/** What devices do with a command. */
public enum Obedience {
  /** The device does it, and a webhook tells so at once. */
  OBEYS,
  /**
   * The vendor takes the command; the device does it when {@link CloudStandIn#settle} is called.
   */
  LATE,
  /** The vendor takes the command and nothing more is heard of it. */
  LOST,
  /** The device cannot be reached, and the vendor says so. */
  OFFLINE
}
