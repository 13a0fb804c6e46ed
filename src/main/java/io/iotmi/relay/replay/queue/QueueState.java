package io.iotmi.relay.replay.queue;

/**
 * What a queue says of itself; all numbers are approximate.
 *
 * @param visible messages that can be received
 * @param inFlight messages that someone has received and not deleted
 * @param delayed messages that cannot be received yet
 * @param handsOn whether messages leave it once they were received some times
 */
public record QueueState(int visible, int inFlight, int delayed, boolean handsOn) {
  public int total() {
    return visible + inFlight + delayed;
  }
}
