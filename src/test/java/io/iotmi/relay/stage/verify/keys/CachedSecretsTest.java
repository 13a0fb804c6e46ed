package io.iotmi.relay.stage.verify.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CachedSecretsTest {
  private static final LiveSecrets OLD = new LiveSecrets(List.of("old"));
  private static final LiveSecrets NEW = new LiveSecrets(List.of("new", "old"));

  private final Clock clock = new Clock();
  private Reading store = new Reading.Live(OLD);
  private int reads;
  private final CachedSecrets secrets =
      new CachedSecrets(
          deadline -> {
            reads++;
            return store;
          },
          clock);

  private LiveSecrets live() {
    return assertInstanceOf(Reading.Live.class, secrets.live(clock.deadline())).secrets();
  }

  @Test
  void aSecretIsReadOnce() {
    assertEquals(OLD, live());
    assertEquals(OLD, live());
    assertEquals(1, reads);
  }

  @Test
  void aSecretIsReadAgainWhenItIsOld() {
    live();
    store = new Reading.Live(NEW);
    clock.pass(Duration.ofMinutes(10));
    assertEquals(NEW, live());
  }

  @Test
  void afterAFailedCheckItIsReadAgainOnceAMinute() {
    live();
    store = new Reading.Live(NEW);
    clock.pass(Duration.ofSeconds(59));
    assertEquals(Optional.empty(), secrets.again(clock.deadline()));
    clock.pass(Duration.ofSeconds(1));
    assertEquals(Optional.of(NEW), secrets.again(clock.deadline()));
    assertEquals(Optional.empty(), secrets.again(clock.deadline()));
    assertEquals(2, reads);
    assertEquals(NEW, live());
  }

  @Test
  void theSameSecretIsNoReasonToCheckAgain() {
    live();
    clock.pass(Duration.ofMinutes(2));
    assertEquals(Optional.empty(), secrets.again(clock.deadline()));
  }

  @Test
  void aSecretThatCannotBeReadAgainStillCounts() {
    live();
    store = new Reading.Unavailable("down");
    clock.pass(Duration.ofHours(1));
    assertEquals(OLD, live());
    assertEquals(Optional.empty(), secrets.again(clock.deadline()));
  }

  @Test
  void aStoreThatDoesNotAnswerIsAskedOnceASecond() {
    store = new Reading.Unavailable("down");
    assertInstanceOf(Reading.Unavailable.class, secrets.live(clock.deadline()));
    assertInstanceOf(Reading.Unavailable.class, secrets.live(clock.deadline()));
    assertEquals(1, reads);
    store = new Reading.Live(OLD);
    clock.pass(Duration.ofSeconds(1));
    assertEquals(OLD, live());
  }
}
