package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.model.Deadline;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port: sends one request, without retries and redirects. Thread-safe; throws nothing. */
@FunctionalInterface
public interface VendorHttp {

  /** Sends a request and waits for the whole answer. */
  Reply send(Call call, Deadline deadline);

  /**
   * A request with all that authorizes it.
   *
   * @param body null for none
   */
  record Call(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
    /** Shows neither address nor headers, in which a token may stand. */
    @Override
    public String toString() {
      return "Call[" + method + "]";
    }
  }

  /** What came of a request. */
  sealed interface Reply {

    /**
     * An answer.
     *
     * @param headers by name in lower case
     */
    record Answered(int status, Map<String, String> headers, byte[] body) implements Reply {
      @Override
      public String toString() {
        return "Answered[" + status + "]";
      }
    }

    /**
     * None, or none that can be used.
     *
     * @param sent whether the request may have reached the vendor
     * @param reason for the log; holds nothing of request or answer
     */
    record Failed(Outage outage, boolean sent, String reason) implements Reply {}
  }
}
