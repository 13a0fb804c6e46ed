package io.iotmi.relay.web;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** Asks over {@code HttpsURLConnection}, whose trust store and proxy are those of the JVM. */
public final class HttpsVendorWeb implements VendorWeb {
  /** A key or a page that says thank you. */
  private static final int MAX_BYTES = 64 * 1_024;

  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final SSLSocketFactory sockets;

  public HttpsVendorWeb() {
    this(HttpsURLConnection.getDefaultSSLSocketFactory());
  }

  HttpsVendorWeb(SSLSocketFactory sockets) {
    this.sockets = sockets;
  }

  @Override
  public Answer get(URI address, Deadline deadline) {
    Deadline end = deadline.within(LONGEST);
    if (end.passed()) {
      return new Answer.None();
    }
    try {
      if (!(address.toURL().openConnection() instanceof HttpsURLConnection connection)) {
        throw new IllegalArgumentException("only addresses with https are asked");
      }
      try {
        return asked(connection, end);
      } finally {
        // Kept alive, a host that is asked once a day would hold a socket.
        connection.disconnect();
      }
    } catch (IOException e) {
      return new Answer.None();
    }
  }

  private Answer asked(HttpsURLConnection connection, Deadline end) throws IOException {
    int half = Math.toIntExact(Math.max(1, end.left().toMillis() / 2));
    connection.setSSLSocketFactory(sockets);
    connection.setConnectTimeout(half);
    connection.setReadTimeout(half);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    int status = connection.getResponseCode();
    if (status >= 200 && status < 300) {
      return body(connection, end);
    }
    return isPassing(status) ? new Answer.None() : new Answer.Refused(status);
  }

  private static boolean isPassing(int status) {
    return status < 300
        || status >= 500
        || status == HttpURLConnection.HTTP_CLIENT_TIMEOUT
        || status == 429;
  }

  private static Answer body(HttpsURLConnection connection, Deadline end) throws IOException {
    StringBuilder text = new StringBuilder();
    try (InputStream in = connection.getInputStream()) {
      byte[] chunk = new byte[4 * 1_024];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        text.append(new String(chunk, 0, n, StandardCharsets.ISO_8859_1));
        if (text.length() > MAX_BYTES || end.passed()) {
          return new Answer.None();
        }
      }
    }
    return new Answer.Got(text.toString());
  }
}
