package io.iotmi.relay.stage.verify.handshake;

import io.iotmi.relay.stage.verify.Refusal;
import java.net.URI;

/** What a handshake comes to. */
public sealed interface HandshakeAnswer {

  /** An answer to the vendor. */
  record Reply(int status, String contentType, String body) implements HandshakeAnswer {
    @Override
    public String toString() {
      return "Reply[" + status + "]";
    }
  }

  /**
   * An address of an allowed host that is to be asked first.
   *
   * @param then the answer to the vendor when it has been
   */
  record Confirm(URI address, Reply then) implements HandshakeAnswer {
    @Override
    public String toString() {
      return "Confirm[]";
    }
  }

  /** No answer. */
  record Refused(Refusal refusal) implements HandshakeAnswer {}
}
