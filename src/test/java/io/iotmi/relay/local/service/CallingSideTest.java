package io.iotmi.relay.local.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallingSideTest {
  private static final ServiceCall CALL =
      ServiceCall.activate("connector-1", new Credential.Token("token"));
  private static final Outcome REPLY = new Outcome.Replied(new byte[0]);

  @Test
  void aCallThatIsAnsweredIsMadeOnce() {
    assertEquals(1, new CallingSide((call, within) -> REPLY).call(CALL).size());
  }

  @Test
  void aCallThatFailsIsTriedAgainUntilItIsAnswered() {
    Deque<Outcome> outcomes =
        new ArrayDeque<>(List.of(new Outcome.TimedOut(), new Outcome.Failed("no"), REPLY));
    List<Attempt> attempts = new CallingSide((call, within) -> outcomes.remove()).call(CALL);
    assertEquals(List.of(1, 2, 3), attempts.stream().map(Attempt::number).toList());
    assertEquals(REPLY, attempts.getLast().outcome());
  }

  @Test
  void aCallThatIsNeverAnsweredHasFiveRetries() {
    assertEquals(6, new CallingSide((call, within) -> new Outcome.TimedOut()).call(CALL).size());
  }

  @Test
  void eachInvocationHasTwoSeconds() {
    new CallingSide(
            (call, within) -> {
              assertEquals(Duration.ofSeconds(2), within);
              return REPLY;
            })
        .call(CALL);
  }

  @Test
  void allRetriesAreInFlightAtOnce() {
    CountDownLatch together = new CountDownLatch(6);
    List<Attempt> attempts =
        new CallingSide(
                (call, within) -> {
                  together.countDown();
                  return awaited(together) ? REPLY : new Outcome.TimedOut();
                })
            .callWithAllRetries(CALL);
    assertEquals(6, attempts.stream().filter(Attempt::replied).count());
  }

  @Test
  void anEmulatorIsInvokedOnceAtATime() {
    AtomicInteger inFlight = new AtomicInteger();
    Target target =
        new Target() {
          @Override
          public boolean concurrent() {
            return false;
          }

          @Override
          public Outcome invoke(byte[] call, Duration within) {
            assertEquals(1, inFlight.incrementAndGet());
            inFlight.decrementAndGet();
            return REPLY;
          }
        };
    assertEquals(6, new CallingSide(target).callWithAllRetries(CALL).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"type\":\"OAuth2.0\"", "\"token\":\"token\"", "\"1.0.0\"", "header"})
  void aCallHasTheMembersOfTheGuide(String member) {
    String json = new Outcome.Replied(CALL.json()).text();
    assertTrue(json.contains(member), json);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
