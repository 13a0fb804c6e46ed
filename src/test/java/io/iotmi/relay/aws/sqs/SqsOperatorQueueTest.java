package io.iotmi.relay.aws.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.aws.http.SignedHttp;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.replay.queue.OperatorQueue;
import io.iotmi.relay.replay.queue.QueueTrouble;
import io.iotmi.relay.stage.park.MessageLimits;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.park.PutBack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's calls, against a queue that behaves as SQS does. */
final class SqsOperatorQueueTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final WatchedSqs http = new WatchedSqs();

  private OperatorQueue queue(String url) throws QueueTrouble {
    SqsOperatorQueue queue =
        new SqsOperatorQueue(
            new SignedHttp(
                ElasticMq.credentials(),
                "us-east-1",
                Duration.ofSeconds(20),
                InstantSource.system(),
                32 * 1024 * 1024),
            ElasticMq.endpoint(),
            url,
            InstantSource.system());
    var _ = queue.state();
    return queue;
  }

  private OperatorQueue troubled() {
    return new SqsOperatorQueue(
        http, ElasticMq.endpoint(), ElasticMq.newQueue(), InstantSource.system());
  }

  private static PutBack back(String body, Map<String, MessageAttribute> attributes) {
    return new PutBack(new QueuedMessage(body, attributes, null, "group", body), true);
  }

  private static Source.Sqs source(InboundMessage message) {
    return (Source.Sqs) message.source();
  }

  private static final List<String> TAKEN_TWICE = Arrays.asList(null, null);

  @Test
  void whatIsSentIsReceivedWithAllItsAttributes() throws QueueTrouble {
    OperatorQueue queue = queue(ElasticMq.newQueue());
    Map<String, MessageAttribute> attributes =
        Map.of(
            "Text", MessageAttribute.text("t"),
            "Number", new MessageAttribute("Number.int", "7"),
            "Bytes", new MessageAttribute("Binary", "AAEC"));
    assertEquals(Arrays.asList((String) null), queue.send(List.of(back("{}", attributes))));
    InboundMessage received = queue.receive(LONG).getFirst();
    assertEquals(new Body.Text("{}"), received.body());
    assertEquals(attributes, source(received).attributes());
    assertEquals("group", source(received).messageGroupId());
    assertTrue(source(received).sentAt() != null);
  }

  @Test
  void aMessageIsHiddenForAsLongAsWasAskedAndComesBackWhenItIsGivenBack() throws QueueTrouble {
    OperatorQueue queue = queue(ElasticMq.newQueue());
    queue.send(List.of(back("{}", Map.of())));
    InboundMessage received = queue.receive(LONG).getFirst();
    assertEquals(List.of(), queue.receive(LONG));
    assertEquals(1, queue.state().inFlight());
    Source.Receipt receipt = source(received).receipt();
    queue.hide(List.of(receipt == null ? "" : receipt.handle()), Duration.ZERO);
    assertEquals(1, queue.receive(LONG).size());
  }

  @Test
  void whatIsDeletedIsGone() throws QueueTrouble {
    OperatorQueue queue = queue(ElasticMq.newQueue());
    queue.send(List.of(back("a", Map.of()), back("b", Map.of())));
    List<InboundMessage> received = queue.receive(LONG);
    Set<String> deleted = queue.delete(received);
    assertEquals(2, deleted.size());
    assertEquals(0, queue.state().total());
  }

  @Test
  void messagesOfOneGroupArriveInTheirOrderAndOnce() throws QueueTrouble {
    String url = ElasticMq.newFifoQueue();
    OperatorQueue queue = queue(url);
    List<PutBack> two = List.of(back("a", Map.of()), back("b", Map.of()));
    assertEquals(TAKEN_TWICE, queue.send(two));
    assertEquals(TAKEN_TWICE, queue.send(two));
    assertEquals(
        List.of("a", "b"), ElasticMq.drain(url).stream().map(message -> message.body()).toList());
  }

  @Test
  void tenMessagesOfTheLargestSizeAreReceivedAndSent() throws QueueTrouble {
    OperatorQueue queue = queue(ElasticMq.newQueue());
    String quotes = "\"".repeat(MessageLimits.MAX_BYTES);
    for (int i = 0; i < 10; i++) {
      assertNull(queue.send(List.of(back(quotes, Map.of()))).getFirst());
    }
    assertEquals(10, queue.receive(LONG).size());
  }

  @Test
  void whatSqsCannotHoldIsSaidToBeTooLarge() throws QueueTrouble {
    OperatorQueue queue = queue(ElasticMq.newQueue());
    String large = "x".repeat(MessageLimits.MAX_BYTES + 1);
    assertTrue(
        String.valueOf(queue.send(List.of(back(large, Map.of()))).getFirst())
            .contains("too large"));
  }

  @Test
  void aQueueThatDoesNotExistIsCalledUnknown() {
    String url = ElasticMq.endpoint() + "/000000000000/nowhere";
    assertEquals(
        QueueTrouble.Kind.UNKNOWN_QUEUE, assertThrows(QueueTrouble.class, () -> queue(url)).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "com.amazonaws.sqs#QueueDoesNotExist, UNKNOWN_QUEUE",
    "com.amazon.coral.service#AccessDeniedException, NO_PERMISSION",
    "com.amazonaws.sqs#KmsAccessDenied, NO_PERMISSION",
    "com.amazon.coral.service#UnrecognizedClientException, NO_CREDENTIALS",
    "com.amazonaws.sqs#OverLimit, NO_ANSWER"
  })
  void aRefusalIsToldByItsKindAndNamesTheCall(String type, QueueTrouble.Kind kind) {
    http.answerOnce(400, "{\"__type\":\"" + type + "\"}");
    QueueTrouble trouble = assertThrows(QueueTrouble.class, () -> troubled().receive(LONG));
    assertEquals(kind, trouble.kind());
    assertTrue(String.valueOf(trouble.getMessage()).startsWith("ReceiveMessage on http"));
  }

  @Test
  void aPassingTroubleIsTriedAgain() throws QueueTrouble {
    http.answerOnce(503, "");
    http.answerOnce(400, "{\"__type\":\"RequestThrottled\"}");
    assertEquals(List.of(), troubled().receive(LONG));
  }

  @Test
  void anEntryThatSqsCouldNotTakeNowIsSentAgain() throws QueueTrouble {
    http.answerOnce(
        200,
        "{\"Successful\":[{\"Id\":\"m0\"}],\"Failed\":[{\"Id\":\"m1\",\"SenderFault\":false}]}");
    assertEquals(TAKEN_TWICE, troubled().send(List.of(back("a", Map.of()), back("b", Map.of()))));
  }

  @Test
  void anEntryThatSqsRefusesIsToldByItsError() throws QueueTrouble {
    http.answerOnce(
        200,
        "{\"Successful\":[{\"Id\":\"m1\"}],\"Failed\":"
            + "[{\"Id\":\"m0\",\"SenderFault\":true,\"Code\":\"InvalidMessageContents\"}]}");
    assertEquals(
        Arrays.asList("InvalidMessageContents", null),
        troubled().send(List.of(back("a", Map.of()), back("b", Map.of()))));
  }
}
