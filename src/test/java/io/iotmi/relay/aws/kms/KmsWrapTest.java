package io.iotmi.relay.aws.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.aws.http.AnyCaller;
import io.iotmi.relay.local.kms.KmsStandIn;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.keep.vault.KeyWrap.Answer;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KmsWrapTest {

  private final KmsStandIn kms = new KmsStandIn();

  @AfterEach
  void close() {
    kms.close();
  }

  private KmsWrap wrap(String key) {
    return new KmsWrap(AnyCaller.http(), kms.uri(), key);
  }

  @Test
  void aKeyComesBackAsItWasMade() {
    Answer.Key made = assertInstanceOf(Answer.Key.class, wrap(KmsStandIn.KEY).fresh(soon()));
    assertEquals(32, made.plain().length);
    Answer.Key opened =
        assertInstanceOf(Answer.Key.class, wrap(KmsStandIn.KEY).open(made.wrapped(), soon()));
    assertArrayEquals(made.plain(), opened.plain());
  }

  @Test
  void aKeyThatMayNotBeUsedIsNoKey() {
    kms.deny(true);
    assertEquals(
        new Answer.Unavailable("kms answered 400 AccessDeniedException"),
        wrap(KmsStandIn.KEY).fresh(soon()));
  }

  @Test
  void whatTheKeyDidNotWrapIsNoKey() {
    assertEquals(
        new Answer.Unavailable("kms answered 400 InvalidCiphertextException"),
        wrap(KmsStandIn.KEY).open(new byte[60], soon()));
  }

  @Test
  void aKeyThatDoesNotExistIsNoKey() {
    assertEquals(
        new Answer.Unavailable("kms answered 400 NotFoundException"), wrap("other").fresh(soon()));
  }

  private static Deadline soon() {
    return new Deadline(Instant.now().plusSeconds(60), InstantSource.system());
  }
}
