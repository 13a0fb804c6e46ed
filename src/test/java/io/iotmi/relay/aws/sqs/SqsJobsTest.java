package io.iotmi.relay.aws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobForm;
import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SqsJobsTest {
  private static final Job JOB = new Job.Await("connector", "trace=_1");

  private static boolean put(String queue, Duration delay) {
    return new SqsJobs(ElasticMq.http(), ElasticMq.endpoint(), queue).put(JOB, delay, soon());
  }

  private static int delayed(String queue) {
    QueueAttributeName name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
    try (SqsClient client = ElasticMq.client()) {
      return Integer.parseInt(
          client
              .getQueueAttributes(a -> a.queueUrl(queue).attributeNames(name))
              .attributes()
              .getOrDefault(name, "0"));
    }
  }

  @Test
  void aJobIsTheBodyOfItsMessage() {
    String queue = ElasticMq.newQueue();
    assertTrue(put(queue, Duration.ZERO));
    List<Message> messages = ElasticMq.drain(queue);
    assertEquals(1, messages.size());
    assertEquals(Optional.of(JOB), JobForm.read(messages.getFirst().body()));
  }

  @Test
  void aDelayedJobCannotBeReceivedYetHoweverLongTheDelay() {
    String queue = ElasticMq.newQueue();
    assertTrue(put(queue, Duration.ofHours(2)));
    assertEquals(List.of(), ElasticMq.drain(queue));
    assertEquals(1, delayed(queue));
  }

  @Test
  void aQueueThatIsNotThereTakesNothing() {
    assertFalse(put(ElasticMq.newQueue() + "-gone", Duration.ZERO));
  }

  private static Deadline soon() {
    return new Deadline(Instant.now().plusSeconds(60), InstantSource.system());
  }
}
