package io.iotmi.relay.vendor.door;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.host.Hosts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor asks before it sends events. It is answered and goes no further.
 *
 * @param method in capital letters
 * @param when all of which must hold
 * @param signed whether it must pass the door's signature first; some vendors ask before there is
 *     one
 * @param challenge what is echoed or confirmed
 */
public record Handshake(
    String method,
    List<Condition> when,
    boolean signed,
    @Nullable Place challenge,
    Step step,
    Reply reply) {
  public Handshake {
    when = List.copyOf(when);
  }

  /** Something that must hold. */
  public sealed interface Condition {
    Place place();

    /** Something stands there. */
    record Present(Place place) implements Condition {}

    /** This text stands there. */
    record Is(Place place, String text) implements Condition {}

    /** What stands there is a member of the secret, such as the app's id or a verify token. */
    record IsSecret(Place place, String member) implements Condition {}
  }

  /** What is done before the reply. */
  public sealed interface Step {
    /** Nothing: the reply echoes. */
    record Echo() implements Step {}

    /** A keyed hash of a template, for {@code {hmac}} in the reply. */
    record Sign(Scheme.Hash hash, Template signs, Encoding encoding) implements Step {}

    /** A GET of the address that the challenge is. */
    record Confirm(Hosts hosts) implements Step {}
  }

  /** What goes back, with {@code {challenge}} and {@code {hmac}} where they stand in its texts. */
  public sealed interface Reply {
    int status();

    /** As {@code text/plain}. */
    record Text(int status, String text) implements Reply {}

    record Document(int status, Json body) implements Reply {}
  }
}
