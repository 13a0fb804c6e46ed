package io.iotmi.relay.local.wire;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a proxy does with a request instead of passing it on; empty cuts the connection. */
@FunctionalInterface
public interface Interceptor {
  Optional<Answer> pass(Call call, Onward onward) throws IOException, InterruptedException;

  /**
   * A request.
   *
   * @param operation as {@code X-Amz-Target} names it, such as {@code SendMessageBatch}
   * @param sessionToken of the credentials that signed it: on Lambda each runtime has its own
   */
  record Call(String operation, String sessionToken, byte[] body) {}

  /** What goes back. */
  record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /** The way the request would have gone, for this body. */
  @FunctionalInterface
  interface Onward {
    Optional<Answer> send(byte[] body) throws IOException, InterruptedException;
  }
}
