package io.iotmi.relay.aws.integrations;

import static io.iotmi.relay.aws.integrations.SenderOnVirtualTime.CREDENTIALS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.iotmi.relay.aws.http.StubServer;
import io.iotmi.relay.aws.http.StubServer.Reply;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManagedIntegrationsSenderTest {
  private final SenderOnVirtualTime virtual = new SenderOnVirtualTime();

  @Test
  void keepsConnections() throws IOException {
    try (StubServer stub =
        StubServer.answering(Reply.accepted(), Reply.of(404, "X"), Reply.accepted())) {
      ManagedIntegrationsSender sender = virtual.to(stub.uri(), CREDENTIALS);
      for (int i = 0; i < 4; i++) {
        sender.send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
      }
      assertEquals(1, stub.received().stream().map(StubServer.Received::port).distinct().count());
    }
  }

  @Test
  void answersByValueWithoutCredentialsOrServer() {
    SendResult unsigned =
        virtual
            .to(
                URI.create("http://127.0.0.1:1"),
                () -> {
                  throw new IllegalStateException("none");
                })
            .send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
    assertEquals(new Answer.Unavailable("NotSignedException"), unsigned.answer());
    SendResult unheard =
        virtual
            .to(URI.create("http://127.0.0.1:1"), CREDENTIALS)
            .send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
    assertEquals(new Answer.Unavailable("ConnectException"), unheard.answer());
  }

  @Test
  void dropsAMalformedXrayHeader() throws IOException {
    for (String none : List.of("a\r\nb: c", "a\u0000", "é", "Root=" + "1".repeat(1_020))) {
      try (StubServer stub = StubServer.answering(Reply.accepted())) {
        SendResult result =
            virtual
                .to(stub.uri(), CREDENTIALS)
                .send(Requests.plain(Operation.DEVICE_EVENT), none, virtual.deadline(60_000));
        assertEquals(new Answer.Accepted(), result.answer());
        assertFalse(stub.last().headers().containsKey("x-amzn-trace-id"));
      }
    }
  }

  @Test
  void aConnectorIdCannotLeaveItsPlaceInThePath() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.accepted())) {
      virtual
          .to(stub.uri(), CREDENTIALS)
          .send(Requests.ofConnector("a/../b?c#d%2F\r\nHost: e"), null, virtual.deadline(60_000));
      assertEquals("/connector-event/a%2F..%2Fb%3Fc%23d%252F%0D%0AHost%3A%20e", stub.last().path());
    }
  }

  @Test
  void keepsThePathOfTheEndpoint() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.accepted())) {
      virtual
          .to(URI.create(stub.uri() + "/stage/"), CREDENTIALS)
          .send(Requests.plain(Operation.DEVICE_EVENT), null, virtual.deadline(60_000));
      assertEquals("/stage/connector-event/connector-1", stub.last().path());
    }
  }
}
