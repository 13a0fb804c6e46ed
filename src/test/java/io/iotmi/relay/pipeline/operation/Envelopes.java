package io.iotmi.relay.pipeline.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;

/** Calls of managed integrations as their function reads them. */
final class Envelopes {
  private static final String VERSION = "KEYTWO-90ab-cdef-fedc-ba987-KEYTWO";

  private Envelopes() {}

  /**
   * With an OAuth token.
   *
   * @param more further members of the payload, each with a comma before it
   */
  static Json.Obj withToken(String token, String operation, String more) {
    return json("{\"type\": \"OAuth2.0\", \"token\": \"" + token + "\"}", operation, more);
  }

  /** With General Authorization. */
  static Json.Obj withSecret(String arn, String operation, String more) {
    String auth =
        """
        {"type": "GeneralAuthorization",
         "secretsManager": {"arn": "%s", "versionId": "%s"}}
        """
            .formatted(arn, VERSION);
    return json(auth, operation, more);
  }

  private static Json.Obj json(String auth, String operation, String more) {
    String call =
        """
        {"header": {"auth": %s}, "payload": {"operationName": "AWS.%s", "operationVersion": "1.0",
         "connectorId": "%s"%s}}
        """
            .formatted(auth, operation, Connector.ID, more);
    try {
      return (Json.Obj) JsonReader.readEnvelope(call.getBytes(UTF_8));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(call, e);
    }
  }
}
