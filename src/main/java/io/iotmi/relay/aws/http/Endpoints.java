package io.iotmi.relay.aws.http;

import io.iotmi.relay.model.Environment;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Where the services are: what the SDKs' own variables say, else the default of the Region, worked
 * out only when asked for. See
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
public final class Endpoints {
  private static final String ANY = "AWS_ENDPOINT_URL";
  private static final String IGNORE = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
  private static final String FIPS = "AWS_USE_FIPS_ENDPOINT";

  private final Environment environment;
  private final String region;

  private Endpoints(Environment environment, String region) {
    this.environment = environment;
    this.region = region;
  }

  public static Endpoints of(Function<String, @Nullable String> environment, String region) {
    return new Endpoints(new Environment(environment), region);
  }

  /**
   * Managed integrations, which has dual-stack names only.
   *
   * @throws IllegalArgumentException naming the variables, where the settings contradict each other
   */
  public URI managedIntegrations() {
    URI configured = configured("AWS_ENDPOINT_URL_IOT_MANAGED_INTEGRATIONS");
    return configured != null
        ? configured
        : host("api.iotmanagedintegrations" + (fips() ? "-fips" : ""), EndpointTag.DUALSTACK);
  }

  /**
   * DynamoDB.
   *
   * @throws IllegalArgumentException as {@link #managedIntegrations()}
   */
  public URI dynamoDb() {
    return regional("AWS_ENDPOINT_URL_DYNAMODB", "dynamodb");
  }

  /**
   * SQS.
   *
   * @throws IllegalArgumentException as {@link #managedIntegrations()}
   */
  public URI sqs() {
    return regional("AWS_ENDPOINT_URL_SQS", "sqs");
  }

  /**
   * Secrets Manager.
   *
   * @throws IllegalArgumentException as {@link #managedIntegrations()}
   */
  public URI secretsManager() {
    return regional("AWS_ENDPOINT_URL_SECRETS_MANAGER", "secretsmanager");
  }

  /**
   * KMS.
   *
   * @throws IllegalArgumentException as {@link #managedIntegrations()}
   */
  public URI kms() {
    return regional("AWS_ENDPOINT_URL_KMS", "kms");
  }

  /** The path below an endpoint, which may have a path of its own, with or without a slash. */
  public static URI below(URI endpoint, String path) {
    String base = endpoint.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private URI regional(String variable, String service) {
    URI configured = configured(variable);
    if (configured != null) {
      return configured;
    }
    // In GovCloud the plain names are the FIPS ones.
    boolean named = fips() && !partition().id().equals("aws-us-gov");
    return host(service + (named ? "-fips" : ""));
  }

  private URI host(String prefix, EndpointTag... tags) {
    String suffix = partition().dnsSuffix(PartitionEndpointKey.builder().tags(tags).build());
    return URI.create("https://" + prefix + "." + region + "." + suffix);
  }

  /** Not {@code PartitionMetadata.of}, which loads a class for each service of AWS: 360 of them. */
  private PartitionMetadata partition() {
    return new GeneratedPartitionMetadataProvider().partitionMetadata(Region.of(region));
  }

  private @Nullable URI configured(String own) {
    String variable = environment.given(own) != null ? own : ANY;
    String url = environment.given(variable);
    if (url == null || isTrue(IGNORE)) {
      return null;
    }
    if (fips()) {
      throw new IllegalArgumentException(FIPS + " cannot go with " + variable);
    }
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(variable + " is not a URL", e);
    }
    boolean web =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(variable + " is not an http or https URL without a query");
    }
    return uri;
  }

  private boolean fips() {
    return isTrue(FIPS);
  }

  private boolean isTrue(String variable) {
    return "true".equalsIgnoreCase(environment.given(variable));
  }
}
