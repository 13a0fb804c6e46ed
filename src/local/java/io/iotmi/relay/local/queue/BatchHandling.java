package io.iotmi.relay.local.queue;

import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** What becomes of a batch that was received. */
@FunctionalInterface
public interface BatchHandling {
  /** The function gets it, and what it got done is deleted. */
  BatchHandling USUAL = (batch, poller) -> poller.settle(batch, poller.invoke(batch));

  void handle(List<Message> batch, SqsPoller poller);
}
