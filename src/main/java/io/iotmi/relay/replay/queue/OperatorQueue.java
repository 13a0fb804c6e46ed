package io.iotmi.relay.replay.queue;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.stage.park.PutBack;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: a queue as an operator uses it. */
public interface OperatorQueue {

  QueueState state() throws QueueTrouble;

  /**
   * Some messages, which stay hidden from other consumers for this time; empty where none was
   * found. Asks all servers of SQS and not a sample of them, so that an empty answer is reliable.
   */
  List<InboundMessage> receive(Duration hidden) throws QueueTrouble;

  /**
   * Ends the time for which messages stay away so long from now; nothing is lost where it fails.
   */
  void hide(List<String> handles, Duration from);

  /** Takes messages off the queue. Gives the ids of those that are off. */
  Set<String> delete(List<InboundMessage> messages) throws QueueTrouble;

  /**
   * Sends messages, those of one group in their order.
   *
   * @return for each message null, or why the queue did not take it
   */
  List<@Nullable String> send(List<PutBack> messages) throws QueueTrouble;
}
