package io.iotmi.relay.local.endpoint;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.iotmanagedintegrations.IotManagedIntegrationsClient;

/** The generated client of AWS, which never tries twice. */
final class OfficialClient {
  static final String REGION = "eu-west-1";
  static final String KEY_ID = "AKIDEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  private OfficialClient() {}

  static StandInSettings settings() {
    return StandInSettings.of(REGION, KEY_ID, SECRET);
  }

  static IotManagedIntegrationsClient of(URI endpoint) {
    return of(endpoint, REGION, KEY_ID, SECRET);
  }

  static IotManagedIntegrationsClient of(URI endpoint, String region, String keyId, String secret) {
    return IotManagedIntegrationsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)))
        .httpClient(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(5)).build())
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }
}
