package io.iotmi.relay.aws.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Signs with Signature Version 4 and sends over {@code HttpURLConnection}. Written by hand because
 * the SDK's clients add 120 to 215 ms to the start and know timeouts for each client only, and the
 * first call of the JDK's {@code HttpClient} takes 370 ms against 50. Thread-safe.
 */
public final class SignedHttp implements AwsHttp {
  /** Far above any answer that the function reads. */
  static final int MAX_BODY = 1024 * 1024;

  private static final int MAX_CHUNK = 8 * 1024;

  private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");

  private final AwsCredentialsProvider credentials;
  private final RequestSigner signer;
  private final Duration connectTimeout;
  private final int maxBody;

  /**
   * @param credentials asked for each call, so that rotated ones and those that SnapStart hands
   *     over after a restore are used
   * @param connectTimeout the longest wait for a new connection; a request with little time left
   *     waits less
   * @param clock for the time in signatures
   */
  public SignedHttp(
      AwsCredentialsProvider credentials,
      String region,
      Duration connectTimeout,
      InstantSource clock) {
    this(credentials, region, connectTimeout, clock, MAX_BODY);
  }

  /**
   * For answers that may be longer than those that the function reads.
   *
   * @param maxBody bytes of the longest answer that is read
   */
  public SignedHttp(
      AwsCredentialsProvider credentials,
      String region,
      Duration connectTimeout,
      InstantSource clock,
      int maxBody) {
    JdkHttpSettings.apply();
    this.credentials = credentials;
    this.signer = new RequestSigner(region, clock);
    this.connectTimeout = connectTimeout;
    this.maxBody = maxBody;
  }

  @Override
  public AwsResponse post(AwsRequest request) throws IOException {
    long end = System.nanoTime() + request.timeout().toNanos();
    AwsCredentials used = resolved();
    HttpURLConnection connection = prepared(request, used);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(request.body());
    }
    int status = connection.getResponseCode();
    AwsResponse response =
        new AwsResponse(status, headers(connection), body(connection, status, end));
    if (credentials instanceof Credentials own && isExpired(response)) {
      own.expired(used);
    }
    return response;
  }

  /** Signed and set up to the last header, but not connected. */
  HttpURLConnection prepared(AwsRequest request) throws IOException {
    return prepared(request, resolved());
  }

  private HttpURLConnection prepared(AwsRequest request, AwsCredentials used) throws IOException {
    Map<String, List<String>> signed = signed(request, used);
    HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
    connection.setRequestMethod("POST");
    long total = request.timeout().toMillis();
    long connect = Math.max(1, Math.min(connectTimeout.toMillis(), total / 4));
    connection.setConnectTimeout(Math.toIntExact(connect));
    connection.setReadTimeout(Math.toIntExact(Math.max(1, total - connect)));
    connection.setInstanceFollowRedirects(false);
    connection.setDoOutput(true);
    // With a body of known length the JDK checks that the server has not closed a kept connection
    // before it writes to it. Without the check, it is unknown whether a failed request arrived.
    connection.setFixedLengthStreamingMode(request.body().length);
    signed.forEach((name, values) -> connection.setRequestProperty(name, values.getFirst()));
    return connection;
  }

  private AwsCredentials resolved() throws NotSignedException {
    try {
      return credentials.resolveCredentials();
    } catch (RuntimeException e) {
      throw new NotSignedException(e);
    }
  }

  private Map<String, List<String>> signed(AwsRequest request, AwsCredentials used)
      throws NotSignedException {
    try {
      return signer.sign(request, used);
    } catch (RuntimeException e) {
      throw new NotSignedException(e);
    }
  }

  private static boolean isExpired(AwsResponse response) {
    return response.status() >= 400
        && response.status() < 500
        && ServiceError.of(response).isOneOf(EXPIRED);
  }

  /** Read to its end, which is what lets the connection be used again. */
  private byte[] body(HttpURLConnection connection, int status, long end) throws IOException {
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream()) {
      int length = connection.getContentLength();
      byte[] chunk = new byte[length > 0 ? Math.min(length, MAX_CHUNK) : MAX_CHUNK];
      for (int n = 0; in != null && n >= 0; n = in.read(chunk)) {
        body.write(chunk, 0, n);
        if (body.size() > maxBody) {
          throw new IOException("answer too long");
        }
        if (System.nanoTime() - end > 0) {
          throw new SocketTimeoutException("answer too slow");
        }
      }
      return body.toByteArray();
    }
  }

  /** The status line comes first and has no name. */
  private static Map<String, String> headers(HttpURLConnection connection) {
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; connection.getHeaderFieldKey(i) != null; i++) {
      headers.merge(
          connection.getHeaderFieldKey(i).toLowerCase(Locale.ROOT),
          connection.getHeaderField(i),
          (earlier, later) -> earlier + "," + later);
    }
    return headers;
  }
}
