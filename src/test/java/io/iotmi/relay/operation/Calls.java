package io.iotmi.relay.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import java.util.Set;

/** Calls in the shapes of the guide's examples, with values of their own. */
final class Calls {
  static final String OAUTH = "{\"auth\": {\"type\": \"OAuth2.0\", \"token\": \"token-of-ada\"}}";
  static final String GENERAL =
      """
      {"auth": {"type": "GeneralAuthorization", "secretsManager": {
        "arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:vendor-key-AbCdEf",
        "versionId": "KEYTWO-90ab-cdef-fedc-ba987-KEYTWO"}}}
      """;
  static final String ACTIVATE = payload("AWS.ActivateUser", "1.0.0", "");
  static final String DEACTIVATE = payload("AWS.DeactivateUser", "1.0", "");
  static final String DISCOVER =
      payload(
          "AWS.DiscoverDevices",
          "1.0",
          ", 'deviceDiscoveryId': 'job42', 'connectorDeviceIdList': []");
  static final String SEND =
      send(
          "[{'id': '1', 'clusters': [{'id': '0x0202', 'commands': [{'0xff01': {'0x0000': '3'}}]}]}]");

  private Calls() {}

  static String payload(String operation, String version, String more) {
    return """
        {'operationName': '%s', 'operationVersion': '%s', 'connectorId': 'connector-1'%s}
        """
        .formatted(operation, version, more)
        .replace('\'', '"');
  }

  static String send(String endpoints) {
    return payload(
        "AWS.SendCommand",
        "1.0",
        ", 'connectorDeviceId': 'fan-1', 'traceId': 'f4be7a5d55d34cc=_1', 'endpoints': "
            + endpoints);
  }

  static ReadCall read(String header, String payload) {
    return new OperationReader(Set.of("connector-1"))
        .read(json("{\"header\": " + header + ", \"payload\": " + payload + "}"));
  }

  static OperationCall understood(String header, String payload) {
    return switch (read(header, payload)) {
      case ReadCall.Understood(OperationCall call) -> call;
      case ReadCall.Refused(OperationReply reply) ->
          throw new AssertionError(reply.code() + " " + reply.message());
    };
  }

  static OperationReply refused(String header, String payload) {
    return switch (read(header, payload)) {
      case ReadCall.Refused(OperationReply reply) -> reply;
      case ReadCall.Understood understood -> throw new AssertionError("understood");
    };
  }

  static Json.Obj json(String text) {
    try {
      return (Json.Obj) JsonReader.readEnvelope(text.getBytes(UTF_8));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(text, e);
    }
  }
}
