package io.iotmi.relay.aws.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.job.Job;
import io.iotmi.relay.job.JobForm;
import io.iotmi.relay.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SqsJobsTest {
  private static final Job JOB = new Job.Await("connector", "trace=_1", null);

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

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT29.001S, 30", "PT30S, 30", "PT2H, 900"})
  void aJobDoesNotComeBeforeItsTime(Duration delay, int seconds) {
    List<String> bodies = new ArrayList<>();
    AwsHttp http =
        request -> {
          bodies.add(new String(request.body(), UTF_8));
          return new AwsHttp.AwsResponse(200, Map.of(), "{}".getBytes(UTF_8));
        };
    assertTrue(new SqsJobs(http, ElasticMq.endpoint(), "queue").put(JOB, delay, soon()));
    assertTrue(bodies.getFirst().contains("\"DelaySeconds\":" + seconds + "}"), bodies::toString);
  }

  @Test
  void aQueueThatIsNotThereTakesNothing() {
    assertFalse(put(ElasticMq.newQueue() + "-gone", Duration.ZERO));
  }

  private static Deadline soon() {
    return new Deadline(Instant.now().plusSeconds(60), InstantSource.system());
  }
}
