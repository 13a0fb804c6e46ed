package io.iotmi.relay.stage.claim;

import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.stage.claim.DeliveryLedger.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How large a world is searched.
 *
 * @param digests of each run's events: the body that arrived with the run
 * @param keys events that every run wants
 * @param lifetime of a claim
 * @param ttl how long a delivery is remembered
 * @param passes the steps that time may take
 * @param mostPasses how often it may take one
 * @param mostRepeats how often a run may repeat a call, or tell the end of what is not its own
 */
record ProtocolWorld(
    List<String> digests,
    int keys,
    Duration lifetime,
    Duration ttl,
    List<Duration> passes,
    int mostPasses,
    int mostRepeats) {

  int runs() {
    return digests.size();
  }

  /**
   * The tickets of a run.
   *
   * @param world keeps the keys of one search apart from those of another
   */
  List<Ticket> tickets(String world, int run) {
    return IntStream.range(0, keys)
        .mapToObj(k -> new Ticket(new EventKey(world + "#" + k), digests.get(run), null))
        .toList();
  }
}
