package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.CANARY;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens stay out of the log, which {@link LeakWatch} looks through. */
@ExtendWith(LeakWatch.class)
final class OperationIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "501, AWS.ActivateUser, local-connector, token, 'AWS.ActivateUser is not offered: Connector"
        + " Relay sends events only'",
    "400, AWS.Reboot, local-connector, token, '/payload/operationName must be AWS.ActivateUser,"
        + " AWS.DiscoverDevices, AWS.SendCommand or AWS.DeactivateUser'",
    "401, AWS.ActivateUser, local-connector, key, /header/auth/token is missing",
    "403, AWS.ActivateUser, another, token, /payload/connectorId is not the connector that this"
        + " function answers for",
  })
  void anOperationIsAnsweredInItsEnvelope(
      int code, String operation, String connector, String credential, String message)
      throws Exception {
    String call =
        """
        {"header": {"auth": {"type": "OAuth2.0", "%s": "%s"}},
         "payload": {"operationName": "%s", "operationVersion": "1.0", "connectorId": "%s"}}
        """
            .formatted(credential, CANARY, operation, connector);
    JsonNode reply = JSON.readTree(STACK.invoke(call.getBytes(StandardCharsets.UTF_8)).text());
    assertEquals(code, reply.path("header").path("responseCode").asInt());
    assertEquals(message, reply.path("payload").path("responseMessage").asText());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"header\": {\"auth\": {\"type\": \"OAuth2.0\"}}} | /payload is missing",
        "{\"payload\": {\"operationName\": \"AWS.ActivateUser\"}} | /header is missing",
      })
  void halfAnEnvelopeIsAnsweredInAnEnvelopeToo(String call, String message) throws Exception {
    JsonNode reply = JSON.readTree(STACK.invoke(call.getBytes(StandardCharsets.UTF_8)).text());
    assertEquals(400, reply.path("header").path("responseCode").asInt());
    assertEquals(message, reply.path("payload").path("responseMessage").asText());
  }
}
