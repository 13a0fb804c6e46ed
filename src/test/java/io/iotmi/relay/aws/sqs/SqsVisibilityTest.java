package io.iotmi.relay.aws.sqs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.redelivery.MessageVisibility;
import io.iotmi.relay.stage.redelivery.MessageVisibility.Hidden;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

final class SqsVisibilityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);

  private final WatchedSqs sqs = new WatchedSqs();
  private final MessageVisibility visibility = new SqsVisibility(sqs, ElasticMq.endpoint());

  private static String arn(String url) {
    return "arn:aws:sqs:us-east-1:000000000000:" + url.substring(url.lastIndexOf('/') + 1);
  }

  /** Received and kept from others for half a minute. */
  private static List<Message> received(String url, int count) {
    List<Message> all = new ArrayList<>();
    try (SqsClient client = ElasticMq.client()) {
      for (int i = 0; i < count; i++) {
        client.sendMessage(s -> s.queueUrl(url).messageBody("body"));
      }
      while (all.size() < count) {
        all.addAll(client.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages());
      }
    }
    return all;
  }

  private static List<Hidden> forNow(List<Message> messages) {
    return messages.stream()
        .map(message -> new Hidden(message.receiptHandle(), Duration.ZERO))
        .toList();
  }

  @Test
  void bringsEveryMessageBackInCallsOfTen() {
    String url = ElasticMq.newQueue();
    List<Message> messages = received(url, 25);
    assertEquals(0, ElasticMq.drain(url).size());
    visibility.change(arn(url), forNow(messages), DEADLINE);
    assertEquals(25, ElasticMq.drain(url).size());
    assertEquals(3, sqs.sizes.size());
  }

  @Test
  void aReceiptThatIsUnknownCostsTheOthersNothing() {
    String url = ElasticMq.newQueue();
    List<Hidden> hidden = new ArrayList<>(forNow(received(url, 2)));
    hidden.add(1, new Hidden("unknown", Duration.ZERO));
    visibility.change(arn(url), hidden, DEADLINE);
    assertEquals(2, ElasticMq.drain(url).size());
  }

  @Test
  void isTriedOnceOnly() {
    sqs.answerOnce(503, "busy");
    visibility.change(arn("q"), List.of(new Hidden("h", Duration.ofSeconds(1))), DEADLINE);
    assertEquals(1, sqs.sizes.size());
  }

  @Test
  void asksNothingWhenTheTimeIsUpOrTheQueueIsUnknown() {
    List<Hidden> one = List.of(new Hidden("h", Duration.ofSeconds(1)));
    visibility.change(arn("q"), one, new Deadline(NOW, () -> NOW));
    for (String arn : List.of("", "arn", "arn:aws:sqs:eu-west-1::", "q.fifo")) {
      visibility.change(arn, one, DEADLINE);
    }
    assertEquals(List.of(), sqs.sizes);
  }

  @Test
  void aServiceThatDoesNotAnswerFailsNothing() {
    MessageVisibility dead = new SqsVisibility(ElasticMq.http(), URI.create("http://127.0.0.1:1/"));
    List<Hidden> many = Collections.nCopies(100, new Hidden("h", Duration.ofSeconds(1)));
    assertDoesNotThrow(() -> dead.change(arn("q"), many, DEADLINE));
  }
}
