package io.iotmi.relay.aws.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.aws.http.SignedHttp;
import io.iotmi.relay.aws.http.StubServer;
import io.iotmi.relay.aws.http.StubServer.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.stage.send.SendResult.Answer;
import io.iotmi.relay.stage.send.pace.SendSlots;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A sender for whom only waiting between attempts takes time. */
final class SenderOnVirtualTime {
  /** Attempts at an answer that is final, and at one that is tried again. */
  static final int ONCE = 1;

  static final int TO_THE_END = 3;

  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"));

  private final List<Duration> waits = new ArrayList<>();
  private final List<String> slots = new ArrayList<>();
  private boolean free = true;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  SendResult send(StubServer stub, long millis) {
    return to(stub.uri(), CREDENTIALS)
        .send(Requests.plain(Operation.DEVICE_EVENT), null, deadline(millis));
  }

  /** Where each attempt is answered with this reply, the last one means this. */
  void assertAnswer(Reply reply, Answer expected, int attempts) throws IOException {
    try (StubServer stub = StubServer.answering(reply)) {
      SendResult result = send(stub, 60_000);
      assertEquals(expected, result.answer());
      assertEquals(attempts, result.attempts());
      assertEquals(attempts, stub.received().size());
      assertEquals(expected instanceof Answer.Throttled ? attempts : 0, result.throttled());
    }
  }

  ManagedIntegrationsSender to(URI endpoint, AwsCredentialsProvider credentials) {
    return new ManagedIntegrationsSender(
        endpoint,
        new SignedHttp(credentials, "eu-west-1", Duration.ofSeconds(2), InstantSource.system()),
        new Slots(),
        RetryRules.STANDARD,
        this::sleep);
  }

  /** From now on no request may start. */
  void leaveNoSlot() {
    free = false;
  }

  List<Duration> waits() {
    return waits;
  }

  /** What the sender asked of the slots and told them, in its order. */
  List<String> slots() {
    return slots;
  }

  Deadline deadline(long millis) {
    return new Deadline(now.plusMillis(millis), () -> now);
  }

  private void sleep(Duration wait) {
    waits.add(wait);
    now = now.plus(wait);
  }

  private final class Slots implements SendSlots {
    @Override
    public void expect(int requests) {
      slots.add("expect " + requests);
    }

    @Override
    public boolean await(boolean urgent, Deadline deadline) {
      slots.add(urgent ? "await urgent" : "await");
      return free;
    }

    @Override
    public void succeeded() {
      slots.add("succeeded");
    }

    @Override
    public void throttled() {
      slots.add("throttled");
    }
  }
}
