package io.iotmi.relay.local.account;

/** Port: has the endpoint refuse one request that it would take a moment later. */
@FunctionalInterface
public interface PassingTrouble {
  /** With the next request of this discovery. */
  void onDiscovery(String discoveryId);
}
