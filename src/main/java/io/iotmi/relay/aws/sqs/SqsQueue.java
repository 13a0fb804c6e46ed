package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.aws.http.RetryLoop;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.park.MessageQueue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Queues of SQS. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
public final class SqsQueue implements MessageQueue {
  /** Calls at once: enough to hand over thousands of events in a second. */
  private static final int SIDE_BY_SIDE = 8;

  private static final RetryLoop SENDING = new RetryLoop(2, Duration.ofMillis(100));

  private final JsonService sqs;

  /**
   * @param sqsEndpoint of the service, with its root path; the queue's URL travels in the body
   */
  public SqsQueue(AwsHttp http, URI sqsEndpoint) {
    this.sqs = new JsonService(http, sqsEndpoint, "sqs", "AmazonSQS");
  }

  @Override
  public List<Boolean> enqueue(String queueUrl, List<QueuedMessage> messages, Deadline deadline) {
    List<SqsEntry> entries = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      entries.add(SqsEntry.of(i, messages.get(i)));
    }
    List<SqsLanes> parts = SqsLanes.of(entries, isFifo(queueUrl), SIDE_BY_SIDE);
    Set<Integer> taken = ConcurrentHashMap.newKeySet();
    if (parts.size() == 1) {
      taken.addAll(sendAll(queueUrl, parts.getFirst(), deadline));
    } else {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        parts.forEach(
            part -> threads.execute(() -> taken.addAll(sendAll(queueUrl, part, deadline))));
      }
    }
    List<Boolean> answers = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      answers.add(taken.contains(i));
    }
    return answers;
  }

  private Set<Integer> sendAll(String queueUrl, SqsLanes lanes, Deadline deadline) {
    Set<Integer> taken = new HashSet<>();
    List<SqsEntry> batch = lanes.next();
    while (!batch.isEmpty()) {
      taken.addAll(send(queueUrl, batch, deadline));
      lanes.sent(batch, taken);
      batch = lanes.next();
    }
    return taken;
  }

  private Set<Integer> send(String queueUrl, List<SqsEntry> batch, Deadline deadline) {
    Set<Integer> taken = new HashSet<>();
    List<SqsEntry> _ =
        SENDING.run(
            batch,
            deadline,
            open ->
                switch (sqs.call("SendMessageBatch", body(queueUrl, open), deadline)) {
                  case Reply.Answered(Json.Obj answer) -> again(open, answer, taken);
                  case Reply.Failed(var _, boolean passing, var _) -> passing ? open : List.of();
                });
    return taken;
  }

  /** Gives the entries that SQS neither took nor refused for good. */
  private static List<SqsEntry> again(List<SqsEntry> open, Json.Obj answer, Set<Integer> taken) {
    BatchAnswer told = BatchAnswer.of(answer);
    List<SqsEntry> again = new ArrayList<>();
    for (SqsEntry entry : open) {
      if (told.successful().contains(entry.id())) {
        taken.add(entry.index());
      } else if (!told.refused().containsKey(entry.id())) {
        again.add(entry);
      }
    }
    return again;
  }

  private static Json.Obj body(String queueUrl, List<SqsEntry> entries) {
    boolean fifo = isFifo(queueUrl);
    return new JsonMembers()
        .text("QueueUrl", queueUrl)
        .array("Entries", entries.stream().map(e -> e.json(fifo)).toList())
        .object();
  }

  private static boolean isFifo(String queueUrl) {
    return queueUrl.endsWith(".fifo");
  }
}
