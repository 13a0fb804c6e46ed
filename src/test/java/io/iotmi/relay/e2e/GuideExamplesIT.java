package io.iotmi.relay.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.guide.GuideExample;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.connector.ConnectorStack;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.wire.JsonTrees;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every call of AWS's guide, as the function that answers operations gets it. */
final class GuideExamplesIT {
  private static final Duration SERVICE = Duration.ofSeconds(2);

  /** The token that the guide prints is none of the vendor's. */
  private static final int UNKNOWN_TOKEN = 401;

  @Test
  void eachCallWithAnOAuthTokenIsAnsweredInItsEnvelope() {
    try (ConnectorStack connector = start("smartthings")) {
      for (GuideExample example : GuideExample.calls()) {
        JsonNode payload = example.body().path("payload");
        if (example.body().at("/header/auth").has("token")) {
          boolean activates = payload.path("operationName").asText().endsWith("ActivateUser");
          assertAnswered(connector, example, activates ? UNKNOWN_TOKEN : 200);
        }
      }
    }
  }

  @Test
  void eachCallWithASecretIsAnsweredInItsEnvelope() {
    try (ConnectorStack connector = start("seam")) {
      for (GuideExample example : GuideExample.calls()) {
        JsonNode secret = example.body().at("/header/auth/secretsManager");
        if (secret.isObject()) {
          connector
              .stack()
              .secrets()
              .put(
                  secret.path("arn").asText(),
                  secret.path("versionId").asText(),
                  connector.cloud().credential());
          assertAnswered(connector, example, example.file().path("answer").asInt());
        }
      }
    }
  }

  private static ConnectorStack start(String vendor) {
    return ConnectorStack.startUnpolled(
        vendor, StackSettings.usual().withEnvironment(Map.of("CONNECTOR_ID", "Your-Connector-ID")));
  }

  private static void assertAnswered(ConnectorStack connector, GuideExample example, int code) {
    InvocationResult result =
        connector.operations().invoke(JsonTrees.bytes(example.body()), SERVICE, null);
    assertFalse(result.functionError(), example + ": " + result.text());
    JsonNode reply = JsonTrees.read(result.payload()).orElseThrow();
    assertEquals(code, reply.at("/header/responseCode").asInt(), example + ": " + reply);
    assertTrue(reply.at("/payload/responseMessage").isTextual(), example + ": " + reply);
  }
}
