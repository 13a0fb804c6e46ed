package io.iotmi.relay.pipeline;

import java.util.List;

/**
 * What became of a batch of a queue.
 *
 * @param returned ids of the messages that go back to their queue
 * @param unfinished how many messages are to go back, those without an id included
 */
public record RelayedBatch(Relayed relayed, List<String> returned, int unfinished) {
  public RelayedBatch {
    returned = List.copyOf(returned);
  }
}
