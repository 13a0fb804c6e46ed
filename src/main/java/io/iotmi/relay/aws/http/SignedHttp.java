package io.iotmi.relay.aws.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Signs with Signature Version 4 and sends over {@code HttpURLConnection}: directly, because the
 * SDK's client on top of it knows timeouts for each client only, not for each request.
 */
public final class SignedHttp implements AwsHttp {
  /** No answer that is read here comes near it. */
  static final int MAX_BODY = 1024 * 1024;

  private static final int MAX_CHUNK = 8 * 1024;

  private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");

  private final InstantSource clock;
  private final AwsCredentialsProvider credentials;
  private final SignatureV4 signature;
  private final Duration connectTimeout;
  private final KeptConnections kept;

  /**
   * @param credentials asked for each call, so that rotated ones and those that SnapStart hands
   *     over after a restore are used
   * @param connectTimeout the longest wait for a new connection; a request with little time left
   *     waits less
   */
  public SignedHttp(AwsCredentialsProvider credentials, String region, Duration connectTimeout) {
    this(credentials, region, connectTimeout, InstantSource.system());
  }

  SignedHttp(
      AwsCredentialsProvider credentials,
      String region,
      Duration connectTimeout,
      InstantSource clock) {
    JdkHttpSettings.apply();
    this.clock = clock;
    this.kept = new KeptConnections(clock);
    this.credentials = credentials;
    this.signature = new SignatureV4(region);
    this.connectTimeout = connectTimeout;
  }

  @Override
  public AwsResponse post(AwsRequest request) throws IOException {
    long end = System.nanoTime() + request.timeout().toNanos();
    AwsCredentials signer = signer();
    HttpURLConnection connection = prepared(request, signer, kept.take(request.uri()));
    try {
      try (OutputStream out = connection.getOutputStream()) {
        out.write(request.body());
      }
      int status = connection.getResponseCode();
      AwsResponse response =
          new AwsResponse(status, headers(connection), body(connection, status, end));
      if (!"close".equalsIgnoreCase(response.header("Connection"))) {
        kept.giveBack(request.uri());
      }
      if (credentials instanceof Credentials own && isExpired(response)) {
        own.expired(signer);
      }
      return response;
    } catch (IOException e) {
      kept.distrust(request.uri());
      throw e;
    }
  }

  /** Signed and set up to the last header, but not connected. */
  HttpURLConnection prepared(AwsRequest request, KeptConnections.Next next) throws IOException {
    return prepared(request, signer(), next);
  }

  private HttpURLConnection prepared(
      AwsRequest request, AwsCredentials signer, KeptConnections.Next next) throws IOException {
    Map<String, String> signed = signed(request, signer);
    HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
    connection.setRequestMethod("POST");
    // One after the other; with a kept connection almost all of the time is for the answer.
    long total = request.timeout().toMillis();
    long share = total / (next == KeptConnections.Next.NEW ? 2 : 10);
    long connect = Math.max(1, Math.min(connectTimeout.toMillis(), share));
    connection.setConnectTimeout(Math.toIntExact(connect));
    connection.setReadTimeout(Math.toIntExact(Math.max(1, total - connect)));
    connection.setInstanceFollowRedirects(false);
    connection.setDoOutput(true);
    if (next != KeptConnections.Next.FRESH) {
      // For a body of known length the JDK looks first whether the server has closed a kept
      // connection, and waits a millisecond for a sign of it.
      connection.setFixedLengthStreamingMode(request.body().length);
    }
    signed.forEach(connection::setRequestProperty);
    return connection;
  }

  /** Whatever signing or the credentials stumble over, the request has not left. */
  private AwsCredentials signer() throws NotSignedException {
    try {
      return credentials.resolveCredentials();
    } catch (RuntimeException e) {
      throw new NotSignedException(e);
    }
  }

  private Map<String, String> signed(AwsRequest request, AwsCredentials signer)
      throws NotSignedException {
    try {
      return signature.sign(request, signer, clock.instant());
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
  private static byte[] body(HttpURLConnection connection, int status, long end)
      throws IOException {
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream()) {
      int length = connection.getContentLength();
      byte[] chunk = new byte[length > 0 ? Math.min(length, MAX_CHUNK) : MAX_CHUNK];
      for (int n = 0; in != null && n >= 0; n = in.read(chunk)) {
        body.write(chunk, 0, n);
        if (body.size() > MAX_BODY) {
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
