package io.iotmi.relay.aws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.park.MessageQueue;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.park.Parking;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

final class SqsQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);

  private final WatchedSqs sqs = new WatchedSqs();
  private final MessageQueue queue = new SqsQueue(sqs, ElasticMq.endpoint());

  private static QueuedMessage message(String body) {
    return new QueuedMessage(
        body, Map.of("TraceId", MessageAttribute.text("trace:1")), null, "group", body);
  }

  private static Set<String> bodies(List<Message> messages) {
    return messages.stream().map(Message::body).collect(Collectors.toSet());
  }

  @Test
  void sendsTwentyFiveMessagesInThreeCalls() {
    String url = ElasticMq.newQueue();
    List<QueuedMessage> messages =
        IntStream.range(0, 25).mapToObj(i -> message("body " + i)).toList();
    assertEquals(Collections.nCopies(25, true), queue.enqueue(url, messages, DEADLINE));
    assertEquals(3, sqs.sizes.size());
    List<Message> arrived = ElasticMq.drain(url);
    assertEquals(25, arrived.size());
    assertEquals(
        messages.stream().map(QueuedMessage::body).collect(Collectors.toSet()), bodies(arrived));
    assertEquals(
        Map.of(
            "TraceId",
            MessageAttributeValue.builder().dataType("String").stringValue("trace:1").build()),
        arrived.getFirst().messageAttributes());
  }

  @Test
  void leavesBodiesAsTheyAre() {
    String url = ElasticMq.newQueue();
    String body = "{ \"a\" : \"\u00e9\ud83d\ude00\\u0000 <&>\" }\n\t";
    assertEquals(List.of(true), queue.enqueue(url, List.of(message(body)), DEADLINE));
    assertEquals(body, ElasticMq.drain(url).getFirst().body());
  }

  @Test
  void refusesOnlyTheMessagesThatSqsCannotHold() {
    String url = ElasticMq.newQueue();
    List<QueuedMessage> messages =
        List.of(
            message("first"),
            message("x".repeat(1024 * 1024)),
            message(""),
            message("bell \u0007"),
            message("half \ud83d"),
            message("last"));
    assertEquals(
        List.of(true, false, false, false, false, true), queue.enqueue(url, messages, DEADLINE));
    assertEquals(Set.of("first", "last"), bodies(ElasticMq.drain(url)));
  }

  @Test
  void splitsBatchesAtTheCeilingOfBytes() {
    sqs.answerOnce(400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}");
    sqs.answerOnce(400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}");
    List<QueuedMessage> messages =
        IntStream.range(0, 4).mapToObj(i -> message("\u00e9".repeat(200_000) + i)).toList();
    queue.enqueue("http://queue", messages, DEADLINE);
    assertEquals(2, sqs.sizes.size());
    assertEquals(List.of(), sqs.sizes.stream().filter(s -> s > 1024 * 1024).toList());
  }

  @Test
  void saysNoWhereTheQueueIsMissing() {
    String url = ElasticMq.endpoint() + "/000000000000/no-such-queue";
    assertEquals(
        List.of(false, false), queue.enqueue(url, List.of(message("a"), message("b")), DEADLINE));
    assertEquals(1, sqs.sizes.size());
  }

  @Test
  void saysNoWhereTheQueueDoesNotAnswer() {
    MessageQueue dead = new SqsQueue(ElasticMq.http(), URI.create("http://127.0.0.1:1/"));
    assertEquals(List.of(false), dead.enqueue("http://queue", List.of(message("a")), DEADLINE));
  }

  @Test
  void triesAgainWhatSqsDoesNotBlameOnTheSender() {
    String url = ElasticMq.newQueue();
    sqs.answerOnce(503, "busy");
    sqs.answerOnce(
        200,
        "{\"Successful\":[{\"Id\":\"m0\"}],\"Failed\":["
            + "{\"Id\":\"m1\",\"SenderFault\":true,\"Code\":\"InvalidMessageContents\"},"
            + "{\"Id\":\"m2\",\"SenderFault\":false,\"Code\":\"InternalError\"}]}");
    assertEquals(
        List.of(true, false, true),
        queue.enqueue(url, List.of(message("a"), message("b"), message("c")), DEADLINE));
    assertEquals(3, sqs.sizes.size());
    assertEquals(Set.of("c"), bodies(ElasticMq.drain(url)));
  }

  @Test
  void takesWhatIsParked() {
    String url = ElasticMq.newQueue();
    InboundMessage original =
        new InboundMessage(
            7,
            new Source.Sqs("id-7", "arn", null, null, null, Map.of(), null, null, null),
            new Body.Text("{\"a\":1}"));
    EventResult worst =
        new EventResult(
            new EventRef(7, 0),
            new Outcome.Rejected(List.of(new Violation("/a~1b", "unknown", "is no member"))),
            new TraceId("trace:=_-1"),
            new EventKey("connector#hash"),
            null,
            null,
            null);
    Parking parking = new Parking(queue, url, null);
    assertEquals(
        Set.of(7),
        parking.parkRejected(
            List.of(new Parking.ToPark(original, worst, List.of(worst), null)), DEADLINE));
    Message parked = ElasticMq.drain(url).getFirst();
    assertEquals("{\"a\":1}", parked.body());
    assertEquals(
        Map.of(
            "RelayForm", "plain",
            "OriginalMessageId", "id-7",
            "Reason", "rejected: unknown: is no member",
            "Pointer", "/a~1b",
            "TraceId", "trace:=_-1",
            "EventKey", "connector#hash"),
        parked.messageAttributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().stringValue())));
  }

  @Test
  void sendsNothingForNoMessages() {
    assertEquals(List.of(), queue.enqueue("http://queue", List.of(), DEADLINE));
    assertEquals(List.of(), sqs.sizes);
  }
}
