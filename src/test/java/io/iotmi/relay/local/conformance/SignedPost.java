package io.iotmi.relay.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Sends any body as SendConnectorEvent, also one that no generated client would send. */
record SignedPost(URI endpoint, String region, String keyId) {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Gives the status. */
  int send(String connectorId, JsonNode body, String secret) {
    byte[] bytes = JsonTrees.bytes(body);
    URI address = endpoint.resolve("/connector-event/" + connectorId);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
    SIGNER
        .sign(
            signing ->
                signing
                    .identity(AwsBasicCredentials.create(keyId, secret))
                    .request(
                        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address).build())
                    .payload(ContentStreamProvider.fromByteArray(bytes))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "iotmanagedintegrations")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
        .request()
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Host")) {
                request.header(name, values.getFirst());
              }
            });
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
