package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.Deadline;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given and takes everything but the body {@code refused}. */
final class RememberingQueue implements MessageQueue {
  final List<String> urls = new ArrayList<>();
  final List<QueuedMessage> messages = new ArrayList<>();

  @Override
  public List<Boolean> enqueue(String queueUrl, List<QueuedMessage> given, Deadline deadline) {
    urls.add(queueUrl);
    messages.addAll(given);
    return given.stream().map(m -> !m.body().equals("refused")).toList();
  }
}
