package io.iotmi.relay.local;

import io.iotmi.relay.local.queue.LocalSqs;
import io.iotmi.relay.local.queue.QueueRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues of the template. */
record StackQueues(
    QueueRef events,
    QueueRef fifoEvents,
    QueueRef jobs,
    QueueRef deadLetters,
    QueueRef fifoDeadLetters,
    QueueRef rejected) {

  static StackQueues create(LocalSqs sqs, StackSettings settings) {
    Maker maker = new Maker(sqs, settings);
    QueueRef dead = maker.make("relay-dead-letters", null);
    QueueRef fifoDead = maker.make("relay-dead-letters.fifo", null);
    return new StackQueues(
        maker.make(EmbeddedStack.EVENTS, dead),
        maker.make(EmbeddedStack.EVENTS + ".fifo", fifoDead),
        maker.make(EmbeddedStack.JOBS, maker.make("relay-job-dead-letters", null)),
        dead,
        fifoDead,
        maker.make(EmbeddedStack.REJECTED, null));
  }

  List<QueueRef> all() {
    return List.of(events, fifoEvents, jobs, deadLetters, fifoDeadLetters, rejected);
  }

  private record Maker(LocalSqs sqs, StackSettings settings) {
    QueueRef make(String name, @Nullable QueueRef deadLetters) {
      return sqs.createQueue(
          name, name.endsWith(".fifo"), settings.visibility(), deadLetters, settings.receives());
    }
  }
}
