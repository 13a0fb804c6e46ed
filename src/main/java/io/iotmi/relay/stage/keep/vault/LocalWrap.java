package io.iotmi.relay.stage.keep.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.model.Deadline;
import java.security.SecureRandom;

/** A key of this process that encrypts others, for trials on one machine. */
public final class LocalWrap implements KeyWrap {
  private static final byte[] CONTEXT = "root key".getBytes(UTF_8);
  private static final int BYTES = 32;

  private final byte[] key;

  public LocalWrap(byte[] key) {
    this.key = key.clone();
  }

  @Override
  public Answer fresh(Deadline deadline) {
    byte[] plain = new byte[BYTES];
    new SecureRandom().nextBytes(plain);
    return new Answer.Key(plain, Sealing.seal(key, CONTEXT, plain));
  }

  @Override
  public Answer open(byte[] wrapped, Deadline deadline) {
    return Sealing.open(key, CONTEXT, wrapped)
        .<Answer>map(plain -> new Answer.Key(plain, wrapped))
        .orElseGet(() -> new Answer.Unavailable("TOKEN_KEY is not the key of the table"));
  }
}
