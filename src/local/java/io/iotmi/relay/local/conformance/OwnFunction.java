package io.iotmi.relay.local.conformance;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.RuntimeTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The function of this project with one of its vendor folders, on the embedded stack. */
final class OwnFunction {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private OwnFunction() {}

  static Subject start(ConformanceSettings settings) {
    EmbeddedStack stack =
        EmbeddedStack.start(
            StackSettings.usual()
                .withRuntimes(2)
                .withEnvironment(Map.of("CONNECTOR_ID", settings.connectorId())));
    SequencedMap<String, Credential> accounts = new LinkedHashMap<>();
    accounts.put("ada", new Credential.Token("token-of-ada"));
    return new Subject(
        "ConnectorFunction with the folder " + settings.vendor(),
        settings.connectorId(),
        accounts,
        new RuntimeTarget(stack.function(), TIMEOUT),
        stack.endpoint()::requests,
        new EndpointTrouble(stack.endpoint()),
        VendorSide.unseen(),
        stack::close);
  }
}
