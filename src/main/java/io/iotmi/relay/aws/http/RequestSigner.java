package io.iotmi.relay.aws.http;

import io.iotmi.relay.aws.http.AwsHttp.AwsRequest;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Signature Version 4 in the headers of a POST, by the signer of the SDK. It encodes the path once
 * more, as all services but S3 expect, and leaves out headers that a proxy may change. Thread-safe.
 * See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
final class RequestSigner {
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final String region;
  private final Clock clock;

  RequestSigner(String region, InstantSource clock) {
    this.region = region;
    this.clock = clock.withZone(ZoneOffset.UTC);
  }

  /** All headers of the request, {@code Authorization} among them. */
  Map<String, List<String>> sign(AwsRequest request, AwsCredentials credentials) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(request.uri());
    request.headers().forEach(unsigned::putHeader);
    unsigned.putHeader("Content-Length", Integer.toString(request.body().length));
    return signer
        .sign(
            signing ->
                signing
                    .identity(credentials)
                    .request(unsigned.build())
                    .payload(ContentStreamProvider.fromByteArrayUnsafe(request.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, request.signingName())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request()
        .headers();
  }
}
