package io.iotmi.relay.web;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.http.call.VendorHttp;
import io.iotmi.relay.model.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a vendor's API over {@code HttpURLConnection}. Takes https, and http to the
 * machine itself, where nothing can listen in.
 */
public final class HttpsVendorHttp implements VendorHttp {
  /** A page of devices with everything that a vendor knows of them. */
  private static final int MAX_BYTES = 4 * 1_024 * 1_024;

  private static final int MAX_CONNECT_MILLIS = 3_000;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  private final @Nullable SSLSocketFactory sockets;
  private final int maxBytes;

  public HttpsVendorHttp() {
    this(null, MAX_BYTES);
  }

  /**
   * @param sockets null for those of the JDK, which takes a tenth of a second to make them: a start
   *     that asks no vendor does without
   * @param maxBytes of the longest answer that is read
   */
  HttpsVendorHttp(@Nullable SSLSocketFactory sockets, int maxBytes) {
    this.sockets = sockets;
    this.maxBytes = maxBytes;
  }

  @Override
  public Reply send(Call call, Deadline deadline) {
    if (deadline.passed()) {
      return new Reply.Failed(Outage.TIMED_OUT, false, "no time is left");
    }
    boolean sent = false;
    try {
      HttpURLConnection connection = connection(call, deadline);
      // The timeouts of a connection hold for each wait; this one holds for all of them together.
      Thread watch = Thread.startVirtualThread(() -> disconnectAtEnd(connection, deadline));
      try {
        connection.connect();
        sent = true;
        return answered(connection, call, deadline);
      } finally {
        watch.interrupt();
      }
    } catch (IOException e) {
      return failed(e, sent, deadline);
    }
  }

  private static Reply failed(IOException e, boolean sent, Deadline deadline) {
    boolean never =
        e instanceof ConnectException
            || e instanceof UnknownHostException
            || e instanceof SSLHandshakeException;
    return deadline.passed() || e instanceof SocketTimeoutException
        ? new Reply.Failed(Outage.TIMED_OUT, sent && !never, "the vendor does not answer in time")
        : new Reply.Failed(
            Outage.DOWN, sent && !never, "no answer, " + e.getClass().getSimpleName());
  }

  private HttpURLConnection connection(Call call, Deadline deadline) throws IOException {
    URI uri = call.uri();
    if (!(uri.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IllegalArgumentException("only addresses with https are asked");
    }
    if (connection instanceof HttpsURLConnection secure) {
      if (sockets != null) {
        secure.setSSLSocketFactory(sockets);
      }
    } else if (!LOOPBACK.contains(uri.getHost())) {
      throw new IllegalArgumentException("only addresses with https are asked");
    }
    int left = Math.toIntExact(Math.clamp(deadline.left().toMillis(), 1, Integer.MAX_VALUE));
    connection.setConnectTimeout(Math.min(MAX_CONNECT_MILLIS, left));
    connection.setReadTimeout(left);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(call.method());
    connection.setRequestProperty("User-Agent", "connector-relay");
    call.headers().forEach(connection::setRequestProperty);
    byte[] body = call.body();
    if (body != null || !call.method().equals("GET")) {
      connection.setDoOutput(true);
      // With a body of known length the JDK sends nothing twice by itself.
      connection.setFixedLengthStreamingMode(body == null ? 0 : body.length);
    }
    return connection;
  }

  private Reply answered(HttpURLConnection connection, Call call, Deadline deadline)
      throws IOException {
    if (connection.getDoOutput()) {
      try (OutputStream out = connection.getOutputStream()) {
        if (call.body() != null) {
          out.write(call.body());
        }
      }
    }
    int status = connection.getResponseCode();
    if (status < 0) {
      return new Reply.Failed(Outage.DOWN, true, "an answer that is no HTTP");
    }
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream()) {
      byte[] chunk = new byte[8 * 1_024];
      for (int n = 0; in != null && n >= 0; n = in.read(chunk)) {
        body.write(chunk, 0, n);
        if (body.size() > maxBytes) {
          connection.disconnect();
          return new Reply.Failed(Outage.DOWN, true, "an answer above " + maxBytes + " bytes");
        }
        if (deadline.passed()) {
          connection.disconnect();
          return new Reply.Failed(Outage.TIMED_OUT, true, "the vendor does not answer in time");
        }
      }
      return new Reply.Answered(status, headers(connection), body.toByteArray());
    }
  }

  private static void disconnectAtEnd(HttpURLConnection connection, Deadline deadline) {
    try {
      Thread.sleep(deadline.left());
      connection.disconnect();
    } catch (InterruptedException e) {
      // The answer is there, and the connection is kept for the next request.
    }
  }

  /** The status line comes first and has no name. */
  private static Map<String, String> headers(HttpURLConnection connection) {
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; connection.getHeaderFieldKey(i) != null; i++) {
      headers.merge(
          connection.getHeaderFieldKey(i).toLowerCase(Locale.ROOT),
          connection.getHeaderField(i),
          (earlier, later) -> earlier + ", " + later);
    }
    return headers;
  }
}
