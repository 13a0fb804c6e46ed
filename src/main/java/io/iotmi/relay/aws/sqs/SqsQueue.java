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

/**
 * Queues of SQS. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
public final class SqsQueue implements MessageQueue {
  private static final int MAX_ENTRIES = 10;

  /** Ceiling of one message and of one batch alike. */
  private static final int MAX_BYTES = 1024 * 1024;

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
    Set<Integer> taken = new HashSet<>();
    List<SqsEntry> batch = new ArrayList<>();
    int bytes = 0;
    for (int i = 0; i < messages.size(); i++) {
      SqsEntry entry = SqsEntry.of(i, messages.get(i));
      if (!entry.sendable(MAX_BYTES)) {
        continue;
      }
      if (batch.size() == MAX_ENTRIES || bytes + entry.bytes() > MAX_BYTES) {
        taken.addAll(send(queueUrl, batch, deadline));
        batch.clear();
        bytes = 0;
      }
      batch.add(entry);
      bytes += entry.bytes();
    }
    taken.addAll(send(queueUrl, batch, deadline));
    List<Boolean> answers = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      answers.add(taken.contains(i));
    }
    return answers;
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
    boolean fifo = queueUrl.endsWith(".fifo");
    return new Json.Obj(
        Map.of(
            "QueueUrl",
            new Json.Text(queueUrl),
            "Entries",
            new Json.Arr(entries.stream().map(e -> e.json(fifo)).toList())));
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
