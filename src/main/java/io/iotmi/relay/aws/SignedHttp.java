package io.iotmi.relay.aws;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Signs with Signature Version 4 and sends over {@code HttpURLConnection}. */
public final class SignedHttp implements AwsHttp {
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final String region;

  /**
   * @param credentials asked for each call, so that rotated ones and those that SnapStart hands
   *     over after a restore are used
   */
  public SignedHttp(AwsCredentialsProvider credentials, String region, Duration timeout) {
    this.credentials = credentials;
    this.region = region;
    this.http =
        UrlConnectionHttpClient.builder().connectionTimeout(timeout).socketTimeout(timeout).build();
  }

  @Override
  public AwsResponse post(AwsRequest request) throws IOException {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(request.uri());
    request.headers().forEach(unsigned::putHeader);
    ContentStreamProvider payload = ContentStreamProvider.fromByteArrayUnsafe(request.body());
    SignedRequest signed =
        signer.sign(
            r ->
                r.identity(credentials.resolveCredentials())
                    .request(unsigned.build())
                    .payload(payload)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, request.signingName())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    HttpExecuteRequest call =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(signed.payload().orElse(payload))
            .build();
    HttpExecuteResponse answer = http.prepareRequest(call).call();
    byte[] body = new byte[0];
    if (answer.responseBody().isPresent()) {
      try (var stream = answer.responseBody().get()) {
        body = stream.readAllBytes();
      }
    }
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, List<String>> header : answer.httpResponse().headers().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
    }
    return new AwsResponse(answer.httpResponse().statusCode(), headers, body);
  }
}
