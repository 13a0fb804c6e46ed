package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.Backoff;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.park.MessageQueue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private static final int RETRIES = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

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
    List<SqsEntry> open = List.copyOf(batch);
    Backoff backoff = new Backoff(RETRIES, FIRST_PAUSE);
    while (!open.isEmpty()) {
      List<SqsEntry> again = new ArrayList<>();
      switch (sqs.call("SendMessageBatch", body(queueUrl, open), deadline)) {
        case Reply.Answered(Json.Obj answer) -> {
          Set<String> successful = ids(answer, "Successful", false);
          Set<String> passing = ids(answer, "Failed", true);
          for (SqsEntry entry : open) {
            if (successful.contains(entry.id())) {
              taken.add(entry.index());
            } else if (passing.contains(entry.id())) {
              again.add(entry);
            }
          }
        }
        case Reply.Failed(String reason, boolean passing) -> {
          if (passing) {
            again.addAll(open);
          }
        }
      }
      open = again.isEmpty() || !backoff.again(deadline) ? List.of() : again;
    }
    return taken;
  }

  private static Json.Obj body(String queueUrl, List<SqsEntry> entries) {
    boolean fifo = isFifo(queueUrl);
    return new Json.Obj(
        Map.of(
            "QueueUrl",
            new Json.Text(queueUrl),
            "Entries",
            new Json.Arr(entries.stream().map(e -> e.json(fifo)).toList())));
  }

  private static boolean isFifo(String queueUrl) {
    return queueUrl.endsWith(".fifo");
  }

  /**
   * Ids of the entries in a list of the answer.
   *
   * @param passingOnly leaves out those for which SQS blames the sender
   */
  private static Set<String> ids(Json.Obj answer, String list, boolean passingOnly) {
    Set<String> ids = new HashSet<>();
    if (answer.get(list) instanceof Json.Arr(var items)) {
      for (Json item : items) {
        if (item instanceof Json.Obj entry && entry.get("Id") instanceof Json.Text(String id)) {
          boolean blamed = entry.get("SenderFault") instanceof Json.Bool(boolean b) && b;
          if (!passingOnly || !blamed) {
            ids.add(id);
          }
        }
      }
    }
    return ids;
  }
}
