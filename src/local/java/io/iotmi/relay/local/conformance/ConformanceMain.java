package io.iotmi.relay.local.conformance;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.account.EndpointTrouble;
import io.iotmi.relay.local.account.Subject;
import io.iotmi.relay.local.account.VendorSide;
import io.iotmi.relay.local.account.Waiting;
import io.iotmi.relay.local.connector.ConnectorStack;
import io.iotmi.relay.local.connector.OwnConnector;
import io.iotmi.relay.local.endpoint.EndpointStandIn;
import io.iotmi.relay.local.endpoint.StandInSettings;
import io.iotmi.relay.local.service.EmulatorTarget;
import io.iotmi.relay.local.service.LambdaTarget;
import io.iotmi.relay.local.service.Target;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * {@code mvn -Plocal -Dconformance}: judges a connector by the rules of AWS's guide. Ends with 1
 * where a rule is broken, and with 2 where nothing could be judged.
 */
public final class ConformanceMain {
  private static final Duration MOST = Duration.ofSeconds(150);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private ConformanceMain() {}

  public static void main(String[] args) {
    System.exit(run());
  }

  private static int run() {
    ConformanceSettings settings;
    try {
      settings = ConformanceSettings.of(System.getProperties(), System.getenv());
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
      return Conformance.NOT_RUN;
    }
    try (Subject subject = subject(settings)) {
      return new Conformance(System.out, Waiting.byTime(MOST, QUIET)).run(subject);
    }
  }

  private static Subject subject(ConformanceSettings settings) {
    if (settings.target().isEmpty()) {
      return OwnConnector.of(
          ConnectorStack.start(settings.vendor(), StackSettings.usual().withRuntimes(2)));
    }
    if (settings.isArn()) {
      return ofReplies(settings, deployed(settings.target()));
    }
    EndpointStandIn endpoint =
        EndpointStandIn.start(
            settings.endpoint(),
            StandInSettings.of(EmbeddedStack.REGION, EmbeddedStack.KEY_ID, EmbeddedStack.SECRET));
    System.out.printf(
        "The stand-in of managed integrations listens on %s. The connector has to run with%n"
            + "  AWS_ENDPOINT_URL_IOT_MANAGED_INTEGRATIONS=%s AWS_REGION=%s%n"
            + "  AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s%n",
        endpoint.uri(),
        endpoint.uri(),
        EmbeddedStack.REGION,
        EmbeddedStack.KEY_ID,
        EmbeddedStack.SECRET);
    return ofEvents(settings, new EmulatorTarget(URI.create(settings.target())), endpoint);
  }

  /** A function of which nothing but its replies is seen. */
  private static Subject ofReplies(ConformanceSettings settings, Target target) {
    return new Subject(
        settings.target(),
        settings.connectorId(),
        settings.accounts(),
        target,
        null,
        discovery -> {},
        VendorSide.unseen(),
        () -> {});
  }

  /** A function that sends its events to this stand-in. */
  private static Subject ofEvents(
      ConformanceSettings settings, Target target, EndpointStandIn endpoint) {
    return new Subject(
        settings.target(),
        settings.connectorId(),
        settings.accounts(),
        target,
        endpoint::requests,
        new EndpointTrouble(endpoint),
        VendorSide.unseen(),
        endpoint::close);
  }

  private static LambdaTarget deployed(String arn) {
    DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_LAMBDA"))
        .map(url -> LambdaTarget.of(arn, credentials, URI.create(url)))
        .orElseGet(() -> LambdaTarget.of(arn, credentials));
  }
}
