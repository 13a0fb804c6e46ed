package io.iotmi.relay.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Signs with Signature Version 4 and sends over {@code HttpURLConnection}: directly, because the
 * SDK's client on top of it knows timeouts for each client only, not for each request.
 */
public final class SignedHttp implements AwsHttp {
  /** No answer that is read here comes near it. */
  static final int MAX_BODY = 1024 * 1024;

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsProvider credentials;
  private final String region;
  private final Duration connectTimeout;

  /**
   * @param credentials asked for each call, so that rotated ones and those that SnapStart hands
   *     over after a restore are used
   * @param connectTimeout the longest wait for a new connection; a request with little time left
   *     waits less
   */
  public SignedHttp(AwsCredentialsProvider credentials, String region, Duration connectTimeout) {
    JdkHttpSettings.apply();
    this.credentials = credentials;
    this.region = region;
    this.connectTimeout = connectTimeout;
  }

  @Override
  public AwsResponse post(AwsRequest request) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = prepared(request);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(request.body());
    }
    int status = connection.getResponseCode();
    byte[] body = body(connection, status, start + request.timeout().toNanos());
    return new AwsResponse(status, headers(connection), body);
  }

  /** Signed and set up to the last header, but not connected. */
  HttpURLConnection prepared(AwsRequest request) throws IOException {
    SdkHttpRequest signed = signed(request);
    long total = request.timeout().toMillis();
    long connect = Math.max(1, Math.min(connectTimeout.toMillis(), total / 2));
    HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setConnectTimeout(Math.toIntExact(connect));
    connection.setReadTimeout(Math.toIntExact(Math.max(1, total - connect)));
    connection.setInstanceFollowRedirects(false);
    connection.setDoOutput(true);
    // Not only spares a copy: for a body of known length alone the JDK looks first whether the
    // server has closed a kept connection.
    connection.setFixedLengthStreamingMode(request.body().length);
    signed.forEachHeader(
        (name, values) -> values.forEach(v -> connection.setRequestProperty(name, v)));
    return connection;
  }

  /** Whatever the signer or the credentials stumble over, the request has not left. */
  private SdkHttpRequest signed(AwsRequest request) throws IOException {
    try {
      SdkHttpRequest.Builder unsigned =
          SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(request.uri());
      request.headers().forEach(unsigned::putHeader);
      unsigned.putHeader("Content-Length", Integer.toString(request.body().length));
      return signer
          .sign(
              r ->
                  r.identity(credentials.resolveCredentials())
                      .request(unsigned.build())
                      .payload(ContentStreamProvider.fromByteArrayUnsafe(request.body()))
                      .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, request.signingName())
                      .putProperty(AwsV4HttpSigner.REGION_NAME, region))
          .request();
    } catch (RuntimeException e) {
      throw new NotSignedException(e);
    }
  }

  /** Read to its end, which is what lets the connection be used again. */
  private static byte[] body(HttpURLConnection connection, int status, long end)
      throws IOException {
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream()) {
      byte[] chunk = new byte[8192];
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

  private static Map<String, String> headers(HttpURLConnection connection) {
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, List<String>> header : connection.getHeaderFields().entrySet()) {
      // The status line stands there too, without a name.
      if (header.getKey() != null) {
        headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
      }
    }
    return headers;
  }
}
