package io.iotmi.relay.stage.keep.vault;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.stage.keep.Notes;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The root key of all runtimes. It is kept once, as ciphertext of a key that never leaves its
 * place; each runtime opens it once. Thread-safe.
 */
public final class Vault {
  static final String ID = "#root-key";
  private static final String WRAPPED = "wrapped";
  private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

  private final Notes notes;
  private final KeyWrap wrap;
  private volatile @Nullable Keys known;

  public Vault(Notes notes, KeyWrap wrap) {
    this.notes = notes;
    this.wrap = wrap;
  }

  /** What came of opening. */
  public sealed interface Opened {
    record Ready(Keys keys) implements Opened {}

    /**
     * Not now.
     *
     * @param reason for operators
     */
    record Unavailable(String reason) implements Opened {}
  }

  public Opened open(Deadline deadline) {
    Keys keys = known;
    return keys != null ? new Opened.Ready(keys) : read(true, deadline);
  }

  private Opened read(boolean mayMake, Deadline deadline) {
    return switch (notes.find(ID, deadline)) {
      case Notes.Found.Unavailable(String reason) -> new Opened.Unavailable(reason);
      case Notes.Found.Kept(var _, Json.Obj data) -> opened(wrap.open(wrapped(data), deadline));
      case Notes.Found.Absent() ->
          mayMake
              ? made(wrap.fresh(deadline), deadline)
              : new Opened.Unavailable("the root key vanished while it was read");
    };
  }

  private Opened made(KeyWrap.Answer answer, Deadline deadline) {
    if (!(answer instanceof KeyWrap.Answer.Key key)) {
      return opened(answer);
    }
    Json.Obj data =
        new JsonMembers().text(WRAPPED, Base64.getEncoder().encodeToString(key.wrapped())).object();
    return switch (notes.insert(ID, data, NEVER, deadline)) {
      case DONE -> opened(answer);
      // Another runtime was faster, and its key counts.
      case STOPPED -> read(false, deadline);
      case UNAVAILABLE -> new Opened.Unavailable("the root key cannot be kept");
    };
  }

  private Opened opened(KeyWrap.Answer answer) {
    return switch (answer) {
      case KeyWrap.Answer.Key(byte[] plain, var _) -> {
        Keys keys = new Keys(plain);
        known = keys;
        yield new Opened.Ready(keys);
      }
      case KeyWrap.Answer.Unavailable(String reason) -> new Opened.Unavailable(reason);
    };
  }

  private static byte[] wrapped(Json.Obj data) {
    String text = data.text(WRAPPED);
    try {
      return Base64.getDecoder().decode(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
