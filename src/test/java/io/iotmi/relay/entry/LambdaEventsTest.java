package io.iotmi.relay.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaEventsTest {

  @Test
  void readsAnSqsRecord() {
    Invocation.Batch batch =
        assertInstanceOf(
            Invocation.Batch.class,
            recognise(
                """
                {"Records":[{"messageId":"m1","body":"{}","eventSource":"aws:sqs",
                  "eventSourceARN":"arn:aws:sqs:eu-west-1:1:q.fifo",
                  "attributes":{"MessageGroupId":"g","MessageDeduplicationId":"d",
                    "AWSTraceHeader":"Root=1-a-b","SentTimestamp":"1000"},
                  "messageAttributes":{"TraceId":{"stringValue":"t","dataType":"String"},
                    "Level":{"stringValue":"7","dataType":"Number.int"},
                    "Blob":{"binaryValue":"AA==","dataType":"Binary"}}}]}
                """));
    Source.Sqs source = assertInstanceOf(Source.Sqs.class, batch.messages().getFirst().source());
    assertEquals("m1", source.messageId());
    assertEquals("arn:aws:sqs:eu-west-1:1:q.fifo/g", source.orderGroup());
    assertEquals("d", source.messageDeduplicationId());
    assertEquals("Root=1-a-b", source.xrayHeader());
    assertEquals(
        Map.of(
            "TraceId", MessageAttribute.text("t"),
            "Level", new MessageAttribute("Number.int", "7"),
            "Blob", new MessageAttribute("Binary", "AA==")),
        source.attributes());
    assertNull(source.text("Blob"));
    assertEquals(Instant.ofEpochMilli(1000), source.sentAt());
  }

  @Test
  void takesARecordWithoutAttributesOrMessageId() {
    Invocation.Batch batch =
        assertInstanceOf(Invocation.Batch.class, recognise("{\"Records\":[{\"body\":\"x\"}]}"));
    Source.Sqs source = assertInstanceOf(Source.Sqs.class, batch.messages().getFirst().source());
    assertEquals("", source.messageId());
    assertNull(source.orderGroup());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "{}", "{\"messageId\":\"m\"}"})
  void anOddRecordDoesNotCostItsNeighbours(String odd) {
    Invocation.Batch batch =
        assertInstanceOf(
            Invocation.Batch.class, recognise("{\"Records\":[" + odd + ",{\"body\":\"x\"}]}"));
    assertEquals(
        List.of(new Body.Text(""), new Body.Text("x")),
        batch.messages().stream().map(InboundMessage::body).toList());
  }

  @Test
  void anEmptyBatchIsABatch() {
    Invocation.Batch batch =
        assertInstanceOf(Invocation.Batch.class, recognise("{\"Records\":[]}"));
    assertTrue(batch.messages().isEmpty());
  }

  @Test
  void readsAnHttpApiRequest() {
    Invocation.Request request =
        assertInstanceOf(
            Invocation.Request.class,
            recognise(
                """
                {"version":"2.0","headers":{"X-Trace-Id":"t"},"body":"e30=","isBase64Encoded":true,
                 "requestContext":{"http":{"method":"POST"}}}
                """));
    assertEquals(Invocation.Payload.V2, request.payload());
    assertEquals("POST", request.method());
    assertEquals(new Body.Base64("e30="), request.message().body());
    assertEquals(new Source.Http(Map.of("x-trace-id", "t")), request.message().source());
  }

  @Test
  void readsARestApiRequestWithRepeatedHeaders() {
    Invocation.Request request =
        assertInstanceOf(
            Invocation.Request.class,
            recognise(
                """
                {"httpMethod":"POST","headers":{"A":"2"},"multiValueHeaders":{"A":["1","2"]},
                 "body":"{}","isBase64Encoded":false,"requestContext":{}}
                """));
    assertEquals(Invocation.Payload.V1, request.payload());
    assertEquals(new Source.Http(Map.of("a", "1,2")), request.message().source());
  }

  @Test
  void anythingElseThatCouldBeAnEventIsOne() {
    assertInstanceOf(Invocation.Direct.class, recognise("{\"Operation\":\"DEVICE_EVENT\"}"));
    assertInstanceOf(Invocation.Direct.class, recognise("[]"));
  }

  @Test
  void readsAnSnsRecord() {
    Invocation.Notification notification =
        assertInstanceOf(
            Invocation.Notification.class,
            recognise(Carriers.sns("m1", "{}", "{\"a\":{\"Type\":\"String\",\"Value\":\"b\"}}")));
    assertEquals(
        new Source.Sns(
            "m1",
            "arn:aws:sns:eu-west-1:1:vendor",
            Instant.parse("2026-11-20T08:15:30Z"),
            Map.of("a", "b")),
        notification.messages().getFirst().source());
  }

  private static Invocation recognise(String event) {
    return LambdaEvents.recognise(event.getBytes(StandardCharsets.UTF_8), "request");
  }
}
