package io.iotmi.relay.stage.keep.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.stage.keep.InMemoryNotes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VaultTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Deadline SOON = new Deadline(NOW.plusSeconds(1), () -> NOW);
  private static final Sensitive TOKEN = new Sensitive("token-of-ada");

  private final InMemoryNotes notes = new InMemoryNotes();

  private Keys keys(byte... key) {
    return assertInstanceOf(
            Vault.Opened.Ready.class,
            new Vault(notes, new LocalWrap(Arrays.copyOf(key, 32))).open(SOON))
        .keys();
  }

  @Test
  void anotherRuntimeOpensWhatOneHasSealed() {
    String ciphertext = keys().seal("record-1", TOKEN);
    assertEquals(Optional.of(TOKEN), keys().open("record-1", ciphertext));
  }

  @Test
  void everyRuntimeHasTheSameHashOfAToken() {
    assertEquals(keys().hash(TOKEN), keys().hash(TOKEN));
    assertNotEquals(keys().hash(TOKEN), keys().hash(new Sensitive("token-of-bob")));
  }

  @Test
  void theSameTextIsSealedInAnotherWayEachTime() {
    Keys keys = keys();
    assertNotEquals(keys.seal("record-1", TOKEN), keys.seal("record-1", TOKEN));
  }

  @Test
  void whatIsSealedForOneRecordIsOfNoUseInAnother() {
    String ciphertext = keys().seal("record-1", TOKEN);
    assertEquals(Optional.empty(), keys().open("record-2", ciphertext));
  }

  @Test
  void aChangedCiphertextIsNotOpened() {
    String ciphertext = keys().seal("record-1", TOKEN);
    char last = ciphertext.charAt(10) == 'A' ? 'B' : 'A';
    String changed = ciphertext.substring(0, 10) + last + ciphertext.substring(11);
    assertEquals(Optional.empty(), keys().open("record-1", changed));
    assertEquals(Optional.empty(), keys().open("record-1", "AAAA"));
    assertEquals(Optional.empty(), keys().open("record-1", "no base64"));
  }

  @Test
  void theKeyThatWrapsTheRootKeyCannotBeExchanged() {
    keys();
    Vault other = new Vault(notes, new LocalWrap(Arrays.copyOf(new byte[] {1}, 32)));
    assertInstanceOf(Vault.Opened.Unavailable.class, other.open(SOON));
  }

  @Test
  void keysPrintNothing() {
    assertEquals("Keys[***]", keys().toString());
    assertFalse(new LocalWrap(new byte[32]).fresh(SOON).toString().contains("[" + "B"));
    assertTrue(notes.ids().contains("#root-key"));
  }
}
