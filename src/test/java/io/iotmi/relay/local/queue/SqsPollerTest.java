package io.iotmi.relay.local.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SqsPollerTest {
  private static final Duration VISIBILITY = Duration.ofSeconds(1);

  private final LocalSqs sqs = new LocalSqs();
  private final BlockingQueue<JsonNode> seen = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    sqs.close();
  }

  @Test
  void onlyTheMessageThatFailedComesBack() throws Exception {
    QueueRef queue = sqs.createQueue("events", false, VISIBILITY, null, 0);
    sqs.send(queue.url(), "good", Map.of(), null, null, null);
    String bad = sqs.send(queue.url(), "bad", Map.of(), null, null, null);
    try (SqsPoller poller = new SqsPoller(sqs, queue, 10, 1, failing(bad))) {
      assertNotNull(poller);
      JsonNode received = take();
      while (!received.at("/attributes/ApproximateReceiveCount").asText().equals("2")) {
        received = take();
      }
      assertEquals("bad", received.path("body").asText());
    }
    assertEquals(1, sqs.depth(queue.url()).total());
  }

  @Test
  void aMessageThatKeepsFailingBecomesADeadLetter() throws Exception {
    QueueRef dead = sqs.createQueue("dead", false, VISIBILITY, null, 0);
    QueueRef queue = sqs.createQueue("events", false, VISIBILITY, dead, 2);
    String bad = sqs.send(queue.url(), "bad", Map.of(), null, null, null);
    try (SqsPoller poller = new SqsPoller(sqs, queue, 10, 1, failing(bad))) {
      assertNotNull(poller);
      awaitDepth(dead, 1);
    }
    assertEquals(0, sqs.depth(queue.url()).total());
    assertEquals("bad", sqs.drain(dead.url()).getFirst().body());
    assertEquals(2, seen.size());
  }

  /**
   * By
   * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event
   */
  @Test
  void aRecordHasTheFormThatLambdaGivesIt() throws Exception {
    QueueRef queue = sqs.createQueue("events", false, VISIBILITY, null, 0);
    sqs.send(queue.url(), "{}", Map.of("kind", "test"), "home-1", null, null);
    try (SqsPoller poller = new SqsPoller(sqs, queue, 10, 1, failing("none"))) {
      assertNotNull(poller);
      JsonNode received = take();
      assertEquals(queue.arn(), received.path("eventSourceARN").asText());
      assertEquals("aws:sqs", received.path("eventSource").asText());
      assertEquals(32, received.path("md5OfBody").asText().length());
      assertEquals("home-1", received.at("/attributes/MessageGroupId").asText());
      assertTrue(received.at("/attributes/SentTimestamp").asLong() > 0, received.toString());
      assertEquals("test", received.at("/messageAttributes/kind/stringValue").asText());
      assertEquals("String", received.at("/messageAttributes/kind/dataType").asText());
    }
  }

  @Test
  void anUnknownIdBringsTheWholeBatchBack() throws Exception {
    QueueRef queue = sqs.createQueue("events", false, VISIBILITY, null, 0);
    sqs.send(queue.url(), "a", Map.of(), null, null, null);
    try (SqsPoller poller = new SqsPoller(sqs, queue, 10, 1, failing("unknown"))) {
      assertNotNull(poller);
      assertEquals("1", take().at("/attributes/ApproximateReceiveCount").asText());
      assertEquals("2", take().at("/attributes/ApproximateReceiveCount").asText());
    }
  }

  @Test
  void aFifoQueueHoldsAGroupBackBehindItsFailedMessage() throws Exception {
    QueueRef queue = sqs.createQueue("events.fifo", true, VISIBILITY, null, 0);
    String first = sqs.send(queue.url(), "first", Map.of(), "g", "1", null);
    sqs.send(queue.url(), "second", Map.of(), "g", "2", null);
    try (SqsPoller poller = new SqsPoller(sqs, queue, 1, 2, failing(first))) {
      assertNotNull(poller);
      assertEquals("first", take().path("body").asText());
      JsonNode again = take();
      assertEquals("first", again.path("body").asText());
      assertEquals("1", again.at("/attributes/MessageDeduplicationId").asText());
    }
  }

  private JsonNode take() throws InterruptedException {
    return Objects.requireNonNull(seen.poll(20, TimeUnit.SECONDS), "no message came");
  }

  private Function<byte[], InvocationResult> failing(String id) {
    return event -> {
      try {
        new ObjectMapper().readTree(event).path("Records").forEach(seen::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      String reply = "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id + "\"}]}";
      return new InvocationResult(reply.getBytes(StandardCharsets.UTF_8), false);
    };
  }

  /** The queue offers no other sign of a move than its count. */
  private void awaitDepth(QueueRef queue, int messages) throws InterruptedException {
    while (sqs.depth(queue.url()).total() != messages) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
