package io.iotmi.relay.entry;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.pipeline.job.JobResult;
import io.iotmi.relay.pipeline.job.JobRunner;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does the jobs of a batch, one after the other.
 *
 * @param runner null where this function does none
 * @param queue where jobs come from; messages of any other queue are events, whatever they look
 *     like
 */
record Jobs(@Nullable JobRunner runner, @Nullable URI queue) {
  /** For a function that does none. */
  static final Jobs NONE = new Jobs(null, null);

  /** What is left of an invocation's time for its reply and its logs. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  /** Whether these are messages of the queue of jobs. */
  boolean own(List<InboundMessage> messages) {
    if (queue == null) {
      return false;
    }
    String name = queue.getPath().substring(queue.getPath().lastIndexOf('/') + 1);
    return messages.stream()
        .anyMatch(
            message ->
                message.source() instanceof Source.Sqs sqs && sqs.queueArn().endsWith(":" + name));
  }

  /** Gives the ids of the messages that go back to their queue. */
  List<String> run(List<InboundMessage> messages, CurrentInvocation current, Reporting reporting) {
    List<String> returned = new ArrayList<>();
    Deadline deadline = current.deadline().earlier(RESERVE);
    for (InboundMessage message : messages) {
      if (!done(message, deadline, current, reporting)
          && message.source() instanceof Source.Sqs sqs
          && !sqs.messageId().isEmpty()) {
        returned.add(sqs.messageId());
      }
    }
    return returned;
  }

  private boolean done(
      InboundMessage message, Deadline deadline, CurrentInvocation current, Reporting reporting) {
    if (runner == null
        || deadline.passed()
        || !(message.body() instanceof Body.Text(String body))) {
      return false;
    }
    try {
      JobResult result = runner.run(body, current.run(), deadline);
      reporting.job(current, result);
      return !(result.end() instanceof JobResult.End.Returned);
    } catch (RuntimeException bug) {
      reporting.failed(current, "the job returns to its queue", bug);
      return false;
    }
  }
}
