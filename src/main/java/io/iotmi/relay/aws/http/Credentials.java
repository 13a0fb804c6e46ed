package io.iotmi.relay.aws.http;

import io.iotmi.relay.model.Environment;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.Lazy;

/**
 * The credentials of the function, found anew for each call: the environment's, which Lambda sets;
 * else those of the container endpoint, which SnapStart sets instead; else whatever the SDK's
 * default chain finds on a developer's machine. The latter two are loaded only when needed. See
 * https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html
 */
public final class Credentials implements AwsCredentialsProvider {
  private final Environment environment;
  private final Supplier<AwsCredentialsProvider> newContainer;
  private volatile Lazy<AwsCredentialsProvider> container;
  private volatile @Nullable AwsCredentials ofContainer;
  private final Lazy<AwsCredentialsProvider> elsewhere;

  public Credentials(Function<String, @Nullable String> environment) {
    this(
        environment,
        () -> ContainerCredentialsProvider.builder().build(),
        () -> DefaultCredentialsProvider.builder().build());
  }

  Credentials(
      Function<String, @Nullable String> environment,
      Supplier<AwsCredentialsProvider> container,
      Supplier<AwsCredentialsProvider> elsewhere) {
    this.environment = new Environment(environment);
    this.newContainer = container;
    this.container = new Lazy<>(container);
    this.elsewhere = new Lazy<>(elsewhere);
  }

  @Override
  public AwsCredentials resolveCredentials() {
    String id = environment.given("AWS_ACCESS_KEY_ID");
    String secret = environment.given("AWS_SECRET_ACCESS_KEY");
    if (id != null && secret != null) {
      String token = environment.given("AWS_SESSION_TOKEN");
      return token == null
          ? AwsBasicCredentials.create(id, secret)
          : AwsSessionCredentials.create(id, secret, token);
    }
    if (!isInContainer()) {
      return elsewhere.getValue().resolveCredentials();
    }
    AwsCredentials resolved = container.getValue().resolveCredentials();
    ofContainer = resolved;
    return resolved;
  }

  /** Whether there are any now. */
  public boolean found() {
    try {
      var _ = resolveCredentials();
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  /**
   * Forgets credentials that a service called expired, so that the container endpoint is asked
   * again; its provider in the SDK keeps them until they expire by this machine's clock.
   */
  synchronized void expired(AwsCredentials refused) {
    if (refused.equals(ofContainer)) {
      ofContainer = null;
      container = new Lazy<>(newContainer);
    }
  }

  private boolean isInContainer() {
    return environment.given("AWS_CONTAINER_CREDENTIALS_FULL_URI") != null
        || environment.given("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") != null;
  }
}
