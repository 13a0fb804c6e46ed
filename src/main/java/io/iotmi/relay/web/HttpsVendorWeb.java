package io.iotmi.relay.web;

import io.iotmi.relay.cloud.http.call.VendorHttp.Call;
import io.iotmi.relay.cloud.http.call.VendorHttp.Reply;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Asks for keys and confirmations, with nothing that authorizes. */
public final class HttpsVendorWeb implements VendorWeb {
  /** A key or a page that says thank you. */
  private static final int MAX_BYTES = 64 * 1_024;

  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final HttpsVendorHttp http;

  public HttpsVendorWeb() {
    this(null);
  }

  HttpsVendorWeb(@Nullable SSLSocketFactory sockets) {
    this.http = new HttpsVendorHttp(sockets, MAX_BYTES);
  }

  @Override
  public Answer get(URI address, Deadline deadline) {
    return switch (http.send(new Call("GET", address, Map.of(), null), deadline.within(LONGEST))) {
      case Reply.Failed _ -> new Answer.None();
      case Reply.Answered(int status, _, byte[] body) ->
          status >= 200 && status < 300
              ? new Answer.Got(new String(body, StandardCharsets.ISO_8859_1))
              : isPassing(status) ? new Answer.None() : new Answer.Refused(status);
    };
  }

  private static boolean isPassing(int status) {
    return status < 300
        || status >= 500
        || status == HttpURLConnection.HTTP_CLIENT_TIMEOUT
        || status == 429;
  }
}
