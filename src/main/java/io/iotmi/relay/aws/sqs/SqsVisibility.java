package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.redelivery.MessageVisibility;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The visibility timeout of messages of SQS. Nothing is lost where a call fails, so there is one
 * try and no more. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
 */
public final class SqsVisibility implements MessageVisibility {
  private static final Logger LOG = LoggerFactory.getLogger(SqsVisibility.class);
  private static final int MAX_ENTRIES = 10;
  private static final int SIDE_BY_SIDE = 8;

  private final JsonService sqs;
  private final URI endpoint;

  /**
   * @param sqsEndpoint of the service, with its root path
   */
  public SqsVisibility(AwsHttp http, URI sqsEndpoint) {
    this.sqs = new JsonService(http, sqsEndpoint, "sqs", "AmazonSQS");
    this.endpoint = sqsEndpoint;
  }

  @Override
  public void change(String queueArn, List<Hidden> messages, Deadline deadline) {
    String url = url(queueArn);
    if (url == null) {
      return;
    }
    List<List<Hidden>> batches = new ArrayList<>();
    for (int i = 0; i < messages.size(); i += MAX_ENTRIES) {
      batches.add(messages.subList(i, Math.min(messages.size(), i + MAX_ENTRIES)));
    }
    if (batches.size() == 1) {
      call(url, batches.getFirst(), deadline);
      return;
    }
    Semaphore places = new Semaphore(SIDE_BY_SIDE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Hidden> batch : batches) {
        threads.execute(
            () -> {
              places.acquireUninterruptibly();
              try {
                call(url, batch, deadline);
              } finally {
                places.release();
              }
            });
      }
    }
  }

  private void call(String url, List<Hidden> batch, Deadline deadline) {
    List<Json> entries = new ArrayList<>(batch.size());
    for (Hidden message : batch) {
      entries.add(
          new JsonMembers()
              .text("Id", "m" + entries.size())
              .text("ReceiptHandle", message.handle())
              .number("VisibilityTimeout", message.time().toSeconds())
              .object());
    }
    Json.Obj body = new JsonMembers().text("QueueUrl", url).array("Entries", entries).object();
    switch (sqs.call("ChangeMessageVisibilityBatch", body, deadline)) {
      case Reply.Answered(Json.Obj answer) -> {
        if (answer.get("Failed") instanceof Json.Arr(List<Json> failed) && !failed.isEmpty()) {
          log(failed.size(), "SQS did not take them");
        }
      }
      case Reply.Failed failed -> log(batch.size(), failed.reason());
    }
  }

  private static void log(int messages, String reason) {
    LOG.atDebug()
        .addKeyValue("messages", messages)
        .addKeyValue("reason", reason)
        .log("messages come back after their queue's visibility timeout");
  }

  /**
   * Null where the text is no ARN of a queue. See
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
   */
  private @Nullable String url(String queueArn) {
    String[] parts = queueArn.split(":", -1);
    if (parts.length != 6 || parts[4].isEmpty() || parts[5].isEmpty()) {
      return null;
    }
    String root = endpoint.toString();
    return (root.endsWith("/") ? root : root + "/") + parts[4] + "/" + parts[5];
  }
}
