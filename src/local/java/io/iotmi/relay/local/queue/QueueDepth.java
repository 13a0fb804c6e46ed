package io.iotmi.relay.local.queue;

/** How many messages a queue holds: ready to be received, and received but not yet deleted. */
public record QueueDepth(int visible, int inFlight) {
  public int total() {
    return visible + inFlight;
  }
}
