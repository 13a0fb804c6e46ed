package io.iotmi.relay.aws.sqs;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.JsonService;
import io.iotmi.relay.aws.http.JsonService.Reply;
import io.iotmi.relay.aws.http.RetryLoop;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobForm;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The queue of jobs, a standard one, since only such a queue delays single messages. See
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
public final class SqsJobs implements JobQueue {
  private static final RetryLoop SENDING = new RetryLoop(3, Duration.ofMillis(50));

  private final JsonService sqs;
  private final String queueUrl;

  /**
   * @param sqsEndpoint of the service, with its root path; the queue's URL travels in the body
   */
  public SqsJobs(AwsHttp http, URI sqsEndpoint, String queueUrl) {
    this.sqs = new JsonService(http, sqsEndpoint, "sqs", "AmazonSQS");
    this.queueUrl = queueUrl;
  }

  @Override
  public boolean put(Job job, Duration delay, Deadline deadline) {
    Json.Obj body =
        new JsonMembers()
            .text("QueueUrl", queueUrl)
            .text("MessageBody", JobForm.write(job))
            .number("DelaySeconds", seconds(delay))
            .object();
    AtomicBoolean taken = new AtomicBoolean();
    List<Json.Obj> _ =
        SENDING.run(
            List.of(body),
            deadline,
            open ->
                switch (sqs.call("SendMessage", body, deadline)) {
                  case Reply.Answered _ -> {
                    taken.set(true);
                    yield List.of();
                  }
                  case Reply.Failed failed -> failed.again() ? open : List.of();
                });
    return taken.get();
  }

  /** Rounded up: a job that comes before its time puts itself once more. */
  private static long seconds(Duration delay) {
    Duration bounded = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    return bounded.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
