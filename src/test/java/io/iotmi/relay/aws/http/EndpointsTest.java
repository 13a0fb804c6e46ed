package io.iotmi.relay.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.iotmanagedintegrations.endpoints.IotManagedIntegrationsEndpointProvider;
import software.amazon.awssdk.services.sqs.endpoints.SqsEndpointProvider;

final class EndpointsTest {
  @ParameterizedTest
  @CsvSource({
    "eu-west-1, false, api.iotmanagedintegrations.eu-west-1.api.aws",
    "ca-central-1, true, api.iotmanagedintegrations-fips.ca-central-1.api.aws",
    "us-gov-west-1, false, api.iotmanagedintegrations.us-gov-west-1.api.aws",
    "us-gov-west-1, true, api.iotmanagedintegrations-fips.us-gov-west-1.api.aws",
    "cn-north-1, false, api.iotmanagedintegrations.cn-north-1.api.amazonwebservices.com.cn"
  })
  @SuppressWarnings("deprecation") // The generated clients of both versions know this one.
  void agreesWithTheGeneratedClients(String region, String fips, String host) {
    Endpoints endpoints = Endpoints.of(Map.of("AWS_USE_FIPS_ENDPOINT", fips)::get, region);
    Region sdk = Region.of(region);
    boolean useFips = Boolean.parseBoolean(fips);
    assertEquals("https://" + host, endpoints.managedIntegrations().toString());
    assertEquals(
        IotManagedIntegrationsEndpointProvider.defaultProvider()
            .resolveEndpoint(p -> p.region(sdk).useFips(useFips))
            .join()
            .url(),
        endpoints.managedIntegrations());
    assertEquals(
        DynamoDbEndpointProvider.defaultProvider()
            .resolveEndpoint(p -> p.region(sdk).useFips(useFips).useDualStack(false))
            .join()
            .url(),
        endpoints.dynamoDb());
    assertEquals(
        SqsEndpointProvider.defaultProvider()
            .resolveEndpoint(p -> p.region(sdk).useFips(useFips).useDualStack(false))
            .join()
            .url(),
        endpoints.sqs());
  }

  @Test
  void theVariableOfTheServiceGoesBeforeTheCommonOne() {
    Endpoints endpoints =
        Endpoints.of(
            Map.of(
                    "AWS_ENDPOINT_URL", "http://localhost:1/all",
                    "AWS_ENDPOINT_URL_SQS", "http://localhost:2")
                ::get,
            "eu-west-1");
    assertEquals(URI.create("http://localhost:1/all"), endpoints.managedIntegrations());
    assertEquals(URI.create("http://localhost:1/all"), endpoints.dynamoDb());
    assertEquals(URI.create("http://localhost:2"), endpoints.sqs());
  }

  @Test
  void configuredOnesCanBeIgnored() {
    Map<String, String> environment =
        Map.of("AWS_ENDPOINT_URL", "nonsense", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
    assertEquals(
        URI.create("https://sqs.eu-west-1.amazonaws.com"),
        Endpoints.of(environment::get, "eu-west-1").sqs());
  }

  @ParameterizedTest
  @CsvSource({
    "https://host, true",
    "localhost:80, false",
    "ftp://host, false",
    "http://host/?a=b, false",
    "http://a b, false"
  })
  void namesTheVariableThatIsWrong(String url, String fips) {
    Map<String, String> environment =
        Map.of("AWS_ENDPOINT_URL_DYNAMODB", url, "AWS_USE_FIPS_ENDPOINT", fips);
    Endpoints endpoints = Endpoints.of(environment::get, "eu-west-1");
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, endpoints::dynamoDb).getMessage());
    assertTrue(message.contains("AWS_ENDPOINT_URL_DYNAMODB"), message);
  }

  @Test
  void aPathOfTheEndpointStays() {
    assertEquals(URI.create("http://h/p/q"), Endpoints.below(URI.create("http://h/p/"), "/q"));
    assertEquals(URI.create("http://h/p/q"), Endpoints.below(URI.create("http://h/p"), "/q"));
    assertEquals(URI.create("http://h/q"), Endpoints.below(URI.create("http://h"), "/q"));
  }
}
