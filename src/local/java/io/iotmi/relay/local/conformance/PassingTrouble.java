package io.iotmi.relay.local.conformance;

/** Port: has the endpoint refuse one request that it would take a moment later. */
@FunctionalInterface
interface PassingTrouble {
  /** With the next request of this discovery. */
  void onDiscovery(String discoveryId);
}
