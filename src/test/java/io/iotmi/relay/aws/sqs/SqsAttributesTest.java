package io.iotmi.relay.aws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.stage.park.MessageQueue;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

final class SqsAttributesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);

  private final WatchedSqs sqs = new WatchedSqs();
  private final MessageQueue queue = new SqsQueue(sqs, ElasticMq.endpoint());

  @Test
  void dropsAttributesThatSqsWouldRefuse() {
    String url = ElasticMq.newQueue();
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    attributes.put("Good.name-1_x", MessageAttribute.text("value"));
    attributes.put("bad name", MessageAttribute.text("value"));
    attributes.put("AWS.Name", MessageAttribute.text("value"));
    attributes.put("two..dots", MessageAttribute.text("value"));
    attributes.put("Illegal", MessageAttribute.text("bell \u0007"));
    attributes.put("Untyped", new MessageAttribute("Text", "value"));
    attributes.put("Bytes", new MessageAttribute("Binary", "no base64"));
    assertEquals(
        List.of(true),
        queue.enqueue(url, List.of(new QueuedMessage("b", attributes, null, "g", "d")), DEADLINE));
    assertEquals(
        Set.of("Good.name-1_x"), ElasticMq.drain(url).getFirst().messageAttributes().keySet());
  }

  @Test
  void keepsTenAttributesAtMost() {
    Map<String, MessageAttribute> attributes =
        IntStream.range(0, 12)
            .boxed()
            .collect(Collectors.toMap(i -> "a" + i, i -> MessageAttribute.text("v")));
    assertEquals(
        10, SqsEntry.of(0, new QueuedMessage("b", attributes, null, "g", "d")).attributes().size());
  }

  @Test
  void takesAttributesOfEveryTypeAndTheTraceHeader() {
    String url = ElasticMq.newQueue();
    Map<String, MessageAttribute> attributes =
        Map.of(
            "Level", new MessageAttribute("Number", "7"),
            "Bytes", new MessageAttribute("Binary.png", "AAEC"));
    String xray = "Root=1-67891233-abcdef012345678912345678";
    assertEquals(
        List.of(true),
        queue.enqueue(url, List.of(new QueuedMessage("b", attributes, xray, "g", "d")), DEADLINE));
    Message message = ElasticMq.drain(url).getFirst();
    assertEquals("7", value(message, "Level").stringValue());
    assertEquals(3, value(message, "Bytes").binaryValue().asByteArray().length);
    assertEquals(xray, message.attributesAsStrings().get("AWSTraceHeader"));
  }

  private static MessageAttributeValue value(Message message, String name) {
    return Objects.requireNonNull(message.messageAttributes().get(name));
  }
}
