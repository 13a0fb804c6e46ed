package io.iotmi.relay.aws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.park.MessageQueue;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What is sent to a FIFO queue keeps the order of its group, whatever SQS answers. */
final class SqsOrderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);

  private final WatchedSqs sqs = new WatchedSqs();
  private final MessageQueue queue = new SqsQueue(sqs, ElasticMq.endpoint());

  private static QueuedMessage inGroup(String group, String body) {
    return new QueuedMessage(body, Map.of(), null, group, body);
  }

  @Test
  void keepsOrderAndDropsRepeatsOnAFifoQueue() {
    String url = ElasticMq.newFifoQueue();
    List<QueuedMessage> messages =
        new ArrayList<>(
            IntStream.range(0, 12)
                .mapToObj(
                    i ->
                        new QueuedMessage("body " + i, Map.of(), null, "one group \u00e9", "d" + i))
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
  void holdsBackWhatIsBehindAMessageThatAFifoQueueDidNotTake() {
    String url = ElasticMq.newFifoQueue();
    sqs.answerOnce(
        200,
        "{\"Successful\":[],\"Failed\":["
            + "{\"Id\":\"m0\",\"SenderFault\":true,\"Code\":\"InvalidMessageContents\"},"
            + "{\"Id\":\"m1\",\"SenderFault\":false,\"Code\":\"InternalError\"}]}");
    List<QueuedMessage> messages =
        List.of(inGroup("a", "a0"), inGroup("b", "b0"), inGroup("a", "a1"), inGroup("b", "b1"));
    assertEquals(List.of(false, true, false, true), queue.enqueue(url, messages, DEADLINE));
    assertEquals(List.of("b0", "b1"), ElasticMq.drain(url).stream().map(Message::body).toList());
  }

  @Test
  void holdsBackWhatIsBehindAMessageThatSqsCannotHold() {
    String url = ElasticMq.newFifoQueue();
    List<QueuedMessage> messages =
        List.of(inGroup("a", "a0"), inGroup("a", "bell \u0007"), inGroup("a", "a2"));
    assertEquals(List.of(true, false, false), queue.enqueue(url, messages, DEADLINE));
  }

  @Test
  void sendsThousandsSideBySideInTheOrderOfEachGroup() {
    String url = ElasticMq.newFifoQueue();
    List<QueuedMessage> messages =
        IntStream.range(0, 2_000).mapToObj(i -> inGroup("g" + i % 100, "body " + i)).toList();
    assertEquals(Collections.nCopies(2_000, true), queue.enqueue(url, messages, DEADLINE));
    assertEquals(200, sqs.sizes.size());
    Map<String, List<Integer>> groups =
        ElasticMq.drain(url).stream()
            .collect(
                Collectors.groupingBy(
                    m ->
                        String.valueOf(
                            m.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)),
                    Collectors.mapping(
                        m -> Integer.valueOf(m.body().substring("body ".length())),
                        Collectors.toList())));
    assertEquals(100, groups.size());
    groups.forEach((group, order) -> assertEquals(order.stream().sorted().toList(), order));
  }
}
