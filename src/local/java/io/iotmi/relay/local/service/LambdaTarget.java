package io.iotmi.relay.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;

/**
 * A deployed function, invoked as {@code aws lambda invoke} does. See
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
public final class LambdaTarget implements Target {
  /** {@code arn:partition:lambda:region:account:function:name[:qualifier]} */
  private static final int REGION = 3;

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AwsCredentialsProvider credentials;
  private final String region;
  private final URI address;

  private LambdaTarget(AwsCredentialsProvider credentials, String region, URI address) {
    this.credentials = credentials;
    this.region = region;
    this.address = address;
  }

  /** The function in its Region. */
  public static LambdaTarget of(String arn, AwsCredentialsProvider credentials) {
    String region = region(arn);
    String suffix = Region.of(region).metadata().partition().dnsSuffix();
    return of(arn, credentials, URI.create("https://lambda." + region + "." + suffix));
  }

  /** The function behind another address of Lambda's API. */
  public static LambdaTarget of(String arn, AwsCredentialsProvider credentials, URI endpoint) {
    String function = URLEncoder.encode(arn, StandardCharsets.UTF_8);
    return new LambdaTarget(
        credentials,
        region(arn),
        endpoint.resolve("/2015-03-31/functions/" + function + "/invocations"));
  }

  private static String region(String arn) {
    String[] parts = arn.split(":", -1);
    if (parts.length < 7 || !parts[0].equals("arn") || !parts[2].equals("lambda")) {
      throw new IllegalArgumentException(arn + " is no ARN of a Lambda function");
    }
    return parts[REGION];
  }

  @Override
  public Outcome invoke(byte[] call, Duration within) {
    try {
      HttpResponse<byte[]> response =
          client.send(signed(call, within), HttpResponse.BodyHandlers.ofByteArray());
      Outcome.Replied reply = new Outcome.Replied(response.body());
      if (response.statusCode() != 200) {
        return new Outcome.Unreachable(
            "Lambda answered " + response.statusCode() + " " + reply.text());
      }
      return response.headers().firstValue("X-Amz-Function-Error").isPresent()
          ? new Outcome.Failed(reply.text())
          : reply;
    } catch (HttpTimeoutException e) {
      return new Outcome.TimedOut();
    } catch (IOException e) {
      return new Outcome.Unreachable(address.getHost() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unreachable("interrupted");
    }
  }

  private HttpRequest signed(byte[] body, Duration within) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(address)
            .putHeader("Content-Type", "application/json")
            .build();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(within)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signer
        .sign(
            signing ->
                signing
                    .identity(credentials.resolveCredentials())
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
        .request()
        .headers()
        .forEach(
            (name, values) -> {
              // The client sets these itself, as they were signed.
              if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }
}
