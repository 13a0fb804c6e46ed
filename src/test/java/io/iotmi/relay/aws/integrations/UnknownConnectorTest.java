package io.iotmi.relay.aws.integrations;

import static io.iotmi.relay.aws.integrations.SenderOnVirtualTime.CREDENTIALS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.StubServer;
import io.iotmi.relay.aws.http.StubServer.Reply;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When ResourceNotFoundException is about the connector, and when about the event. */
final class UnknownConnectorTest {
  private static final Answer NOT_FOUND =
      new Answer.ConnectorNotFound("ResourceNotFoundException (HTTP 404)");
  private static final Answer REFUSED = new Answer.Refused("ResourceNotFoundException (HTTP 404)");

  private final SenderOnVirtualTime virtual = new SenderOnVirtualTime();

  @Test
  void beforeAnyAcceptanceTheConnectorIsToBlame() throws IOException {
    assertAnswers(NOT_FOUND, notFound("device-7"), notFound("device-7"));
  }

  @Test
  void afterAnAcceptanceTheEventIsToBlame() throws IOException {
    assertAnswers(REFUSED, Reply.accepted(), notFound("device-7"));
    assertAnswers(REFUSED, Reply.accepted(), new Reply(404, Map.of(), type("")));
  }

  @Test
  void anAnswerThatNamesTheConnectorIsNeverAboutTheEvent() throws IOException {
    assertAnswers(NOT_FOUND, Reply.accepted(), notFound("connector-1"));
    assertAnswers(
        NOT_FOUND,
        Reply.accepted(),
        notFound("arn:aws:iotmanagedintegrations:eu-west-1:0:cloud-connector/connector-1"));
  }

  @Test
  void onceGoneTheConnectorIsToBlameUntilItsNextAcceptance() throws IOException {
    assertAnswers(NOT_FOUND, Reply.accepted(), notFound("connector-1"), notFound("device-7"));
    assertAnswers(
        REFUSED, Reply.accepted(), notFound("connector-1"), Reply.accepted(), notFound("device-7"));
  }

  @Test
  void anAcceptanceForAnotherConnectorProvesNothing() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.accepted(), notFound("device-7"))) {
      ManagedIntegrationsSender sender = virtual.to(stub.uri(), CREDENTIALS);
      sender.send(Requests.ofConnector("another"), null, virtual.deadline(60_000));
      assertEquals(NOT_FOUND, send(sender).answer());
    }
  }

  @Test
  void anAcceptanceWhileTheRequestIsOnItsWayProvesNothing() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    AtomicReference<ManagedIntegrationsSender> sender = new AtomicReference<>();
    try (StubServer stub =
        new StubServer(
            exchange -> {
              if (requests.incrementAndGet() > 1) {
                Reply.accepted().to(exchange);
                return;
              }
              assertEquals(new Answer.Accepted(), send(sender.get()).answer());
              notFound("device-7").to(exchange);
            })) {
      sender.set(virtual.to(stub.uri(), CREDENTIALS));
      assertEquals(NOT_FOUND, send(sender.get()).answer());
      assertEquals(2, requests.get());
    }
  }

  private void assertAnswers(Answer last, Reply... replies) throws IOException {
    try (StubServer stub = StubServer.answering(replies)) {
      ManagedIntegrationsSender sender = virtual.to(stub.uri(), CREDENTIALS);
      SendResult result = send(sender);
      for (int i = 1; i < replies.length; i++) {
        result = send(sender);
      }
      assertEquals(last, result.answer());
      assertEquals(replies.length, stub.received().size());
    }
  }

  private SendResult send(ManagedIntegrationsSender sender) {
    return sender.send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
  }

  private static Reply notFound(String resource) {
    return new Reply(404, Map.of(), type(",\"ResourceId\":\"" + resource + "\""));
  }

  private static String type(String more) {
    return "{\"__type\":\"ResourceNotFoundException\"" + more + "}";
  }
}
