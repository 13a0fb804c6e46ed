package io.iotmi.relay.aws.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.StubServer;
import io.iotmi.relay.aws.http.StubServer.Reply;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each request that leaves has a slot; the first comes with the call. */
final class RetrySlotsTest {
  private final SenderOnVirtualTime virtual = new SenderOnVirtualTime();

  @Test
  void aRequestThatIsAcceptedAtOnceAsksForNoFurtherSlot() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.accepted())) {
      virtual.send(stub, 60_000);
      assertEquals(List.of("succeeded"), virtual.slots());
    }
  }

  @Test
  void everyRetryAnnouncesItselfAndWaitsForASlot() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(500), Reply.of(429), Reply.accepted())) {
      virtual.send(stub, 60_000);
      assertEquals(
          List.of("expect 1", "await", "throttled", "expect 1", "await", "succeeded"),
          virtual.slots());
    }
  }

  @Test
  void theRetryOfACommandAnswerIsUrgentAndTakesNoSlot() throws IOException {
    try (StubServer stub = StubServer.answering(Reply.of(503), Reply.accepted())) {
      virtual
          .to(stub.uri(), SenderOnVirtualTime.CREDENTIALS)
          .send(Requests.plain(Operation.DEVICE_COMMAND_RESPONSE), null, virtual.deadline(60_000));
      assertEquals(List.of("await urgent", "succeeded"), virtual.slots());
    }
  }

  @Test
  void whereARetryWouldStartTooLateTheAnswerSoFarStands() throws IOException {
    virtual.leaveNoSlot();
    try (StubServer stub = StubServer.answering(Reply.of(503))) {
      assertEquals(
          new SendResult(new Answer.Unavailable("HTTP 503"), 1, 0), virtual.send(stub, 60_000));
    }
  }
}
