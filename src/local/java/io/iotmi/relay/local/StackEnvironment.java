package io.iotmi.relay.local;

import io.iotmi.relay.local.kms.KmsStandIn;
import java.util.Map;

/** The environment of a function whose services are those of the embedded stack. */
final class StackEnvironment {
  private StackEnvironment() {}

  static Map<String, String> of(EmbeddedStack stack) {
    return Map.ofEntries(
        Map.entry("AWS_REGION", EmbeddedStack.REGION),
        Map.entry("AWS_DEFAULT_REGION", EmbeddedStack.REGION),
        Map.entry("AWS_ACCESS_KEY_ID", EmbeddedStack.KEY_ID),
        Map.entry("AWS_SECRET_ACCESS_KEY", EmbeddedStack.SECRET),
        Map.entry("AWS_SESSION_TOKEN", "local-session"),
        Map.entry("AWS_ENDPOINT_URL_IOT_MANAGED_INTEGRATIONS", stack.endpoint().uri().toString()),
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", stack.table().uri().toString()),
        Map.entry("AWS_ENDPOINT_URL_KMS", stack.kms().uri().toString()),
        Map.entry("AWS_ENDPOINT_URL_SECRETS_MANAGER", stack.secrets().uri().toString()),
        Map.entry("AWS_ENDPOINT_URL_SQS", stack.queueCalls().uri().toString()),
        Map.entry("POWERTOOLS_SERVICE_NAME", "connector-relay"),
        Map.entry("CONNECTOR_ID", EmbeddedStack.CONNECTOR_ID),
        Map.entry("LEDGER_TABLE", EmbeddedStack.TABLE),
        Map.entry("REJECTED_QUEUE_URL", stack.rejected().url()),
        Map.entry("OVERFLOW_QUEUE_URL", stack.events().url()),
        Map.entry("EVENT_QUEUE_URL", stack.events().url()),
        Map.entry("JOB_QUEUE_URL", stack.jobs().url()),
        Map.entry("TOKEN_KEY", KmsStandIn.KEY));
  }
}
