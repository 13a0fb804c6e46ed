package io.iotmi.relay.local.play;

import io.iotmi.relay.local.queue.LocalSqs;
import io.iotmi.relay.local.queue.QueueDepth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The messages of a queue that nothing polls, looked at without taking them off. They are received
 * for that and given back at once; only when their number has changed, so that others who receive
 * from the queue are seldom in each other's way.
 */
final class Parked {
  private final LocalSqs sqs;
  private final String url;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Message> messages = List.of();
  private QueueDepth seen = new QueueDepth(0, 0);

  Parked(LocalSqs sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /** All that can be received, oldest first. */
  List<Message> messages() {
    lock.lock();
    try {
      QueueDepth now = sqs.depth(url);
      if (!now.equals(seen)) {
        messages = look();
        seen = now;
      }
      return messages;
    } finally {
      lock.unlock();
    }
  }

  private List<Message> look() {
    List<Message> all = new ArrayList<>();
    for (List<Message> some = sqs.receive(url, 10, 0);
        !some.isEmpty();
        some = sqs.receive(url, 10, 0)) {
      all.addAll(some);
    }
    all.forEach(message -> sqs.hide(url, message, Duration.ZERO));
    return List.copyOf(all);
  }
}
