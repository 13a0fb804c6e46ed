package io.iotmi.relay.aws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventKey;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.Fault;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.stage.park.MessageQueue;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.park.Parking;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

final class SqsQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);

  private final List<Integer> sizes = new ArrayList<>();
  private final Deque<AwsHttp> troubles = new ArrayDeque<>();
  private final MessageQueue queue = new SqsQueue(this::post, ElasticMq.endpoint());

  private AwsHttp.AwsResponse post(AwsHttp.AwsRequest request) throws IOException {
    sizes.add(request.body().length);
    AwsHttp way = troubles.poll();
    return (way == null ? ElasticMq.http() : way).post(request);
  }

  private void answerOnce(int status, String body) {
    troubles.add(
        request ->
            new AwsHttp.AwsResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  private static QueuedMessage message(String body) {
    return new QueuedMessage(body, Map.of("TraceId", "trace:1"), "group", body);
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
    assertEquals(3, sizes.size());
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
  void keepsOrderAndDropsRepeatsOnAFifoQueue() {
    String url = ElasticMq.newFifoQueue();
    List<QueuedMessage> messages =
        new ArrayList<>(
            IntStream.range(0, 12)
                .mapToObj(
                    i -> new QueuedMessage("body " + i, Map.of(), "one group \u00e9", "d" + i))
                .toList());
    messages.add(messages.getLast());
    assertEquals(Collections.nCopies(13, true), queue.enqueue(url, messages, DEADLINE));
    List<Message> arrived = ElasticMq.drain(url);
    assertEquals(
        IntStream.range(0, 12).mapToObj(i -> "body " + i).toList(),
        arrived.stream().map(Message::body).toList());
    assertEquals(
        SqsEntry.fifoId("one group \u00e9"),
        arrived.getFirst().attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
  }

  @Test
  void hashesOnlyTheFifoIdsThatSqsWouldRefuse() {
    String longest = "x".repeat(128);
    assertEquals("connector#a:1~", SqsEntry.fifoId("connector#a:1~"));
    assertEquals(longest, SqsEntry.fifoId(longest));
    for (String refused : List.of("", "a b", "\u00e9", longest + "x")) {
      assertEquals(64, SqsEntry.fifoId(refused).length());
    }
    assertNotEquals(SqsEntry.fifoId("a b"), SqsEntry.fifoId("a  b"));
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
    answerOnce(400, "{}");
    answerOnce(400, "{}");
    List<QueuedMessage> messages =
        IntStream.range(0, 4).mapToObj(i -> message("\u00e9".repeat(200_000) + i)).toList();
    queue.enqueue("http://queue", messages, DEADLINE);
    assertEquals(2, sizes.size());
    assertEquals(List.of(), sizes.stream().filter(s -> s > 1024 * 1024).toList());
  }

  @Test
  void dropsAttributesThatSqsWouldRefuse() {
    String url = ElasticMq.newQueue();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("Good.name-1_x", "value");
    attributes.put("bad name", "value");
    attributes.put("AWS.Name", "value");
    attributes.put("two..dots", "value");
    attributes.put("Illegal", "bell \u0007");
    assertEquals(
        List.of(true),
        queue.enqueue(url, List.of(new QueuedMessage("b", attributes, "g", "d")), DEADLINE));
    assertEquals(
        Set.of("Good.name-1_x"), ElasticMq.drain(url).getFirst().messageAttributes().keySet());
  }

  @Test
  void keepsTenAttributesAtMost() {
    Map<String, String> attributes =
        IntStream.range(0, 12).boxed().collect(Collectors.toMap(i -> "a" + i, i -> "v"));
    assertEquals(
        10, SqsEntry.of(0, new QueuedMessage("b", attributes, "g", "d")).attributes().size());
  }

  @Test
  void saysNoWhereTheQueueIsMissing() {
    String url = ElasticMq.endpoint() + "/000000000000/no-such-queue";
    assertEquals(
        List.of(false, false), queue.enqueue(url, List.of(message("a"), message("b")), DEADLINE));
    assertEquals(1, sizes.size());
  }

  @Test
  void saysNoWhereNobodyAnswers() {
    MessageQueue dead = new SqsQueue(ElasticMq.http(), URI.create("http://127.0.0.1:1/"));
    assertEquals(List.of(false), dead.enqueue("http://queue", List.of(message("a")), DEADLINE));
  }

  @Test
  void triesAgainWhatSqsDoesNotBlameOnTheSender() {
    String url = ElasticMq.newQueue();
    answerOnce(503, "busy");
    answerOnce(
        200,
        "{\"Successful\":[{\"Id\":\"m0\"}],\"Failed\":["
            + "{\"Id\":\"m1\",\"SenderFault\":true,\"Code\":\"InvalidMessageContents\"},"
            + "{\"Id\":\"m2\",\"SenderFault\":false,\"Code\":\"InternalError\"}]}");
    assertEquals(
        List.of(true, false, true),
        queue.enqueue(url, List.of(message("a"), message("b"), message("c")), DEADLINE));
    assertEquals(3, sizes.size());
    assertEquals(Set.of("c"), bodies(ElasticMq.drain(url)));
  }

  @Test
  void takesWhatIsParked() {
    String url = ElasticMq.newQueue();
    InboundMessage original =
        new InboundMessage(
            7,
            new Source.Sqs("id-7", "arn", null, null, null, Map.of(), null),
            new Body.Text("{\"a\":1}"));
    EventResult worst =
        new EventResult(
            new EventRef(7, 0),
            new Outcome.Rejected(List.of(new Fault("/a~1b", "unknown", "is no member"))),
            new TraceId("trace:=_-1"),
            new EventKey("connector#hash"),
            null,
            null,
            null);
    Parking parking = new Parking(queue, url, null);
    assertEquals(
        Set.of(7), parking.parkRejected(List.of(new Parking.ToPark(original, worst)), DEADLINE));
    Message parked = ElasticMq.drain(url).getFirst();
    assertEquals("{\"a\":1}", parked.body());
    assertEquals(
        Map.of(
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
    assertEquals(List.of(), sizes);
  }
}
