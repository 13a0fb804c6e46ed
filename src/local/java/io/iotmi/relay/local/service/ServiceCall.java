package io.iotmi.relay.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.wire.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a connector, the same in each of its retries.
 *
 * @param credential null for a call without authorization
 * @param members what the payload holds besides the three members of every call
 */
public record ServiceCall(
    String operation,
    String version,
    String connectorId,
    @Nullable Credential credential,
    ObjectNode members) {
  public static final String ACTIVATE = "AWS.ActivateUser";
  public static final String DISCOVER = "AWS.DiscoverDevices";
  public static final String SEND = "AWS.SendCommand";
  public static final String DEACTIVATE = "AWS.DeactivateUser";

  /** See https://docs.aws.amazon.com/iot-mi/latest/devguide/activate-user-op.html */
  public static ServiceCall activate(String connectorId, Credential credential) {
    return new ServiceCall(ACTIVATE, "1.0.0", connectorId, credential, JsonTrees.object());
  }

  /**
   * See https://docs.aws.amazon.com/iot-mi/latest/devguide/discover-devices-op.html
   *
   * @param devices empty for all
   */
  public static ServiceCall discover(
      String connectorId, Credential credential, String discoveryId, List<String> devices) {
    ObjectNode members = JsonTrees.object().put("deviceDiscoveryId", discoveryId);
    ArrayNode list = members.putArray("connectorDeviceIdList");
    devices.forEach(list::add);
    return new ServiceCall(DISCOVER, "1.0", connectorId, credential, members);
  }

  /** See https://docs.aws.amazon.com/iot-mi/latest/devguide/send-command-op.html */
  public static ServiceCall send(
      String connectorId, Credential credential, String traceId, ClusterCommand command) {
    ObjectNode members =
        JsonTrees.object().put("connectorDeviceId", command.device()).put("traceId", traceId);
    members.putArray("endpoints").add(command.endpointTree());
    return new ServiceCall(SEND, "1.0", connectorId, credential, members);
  }

  /** See https://docs.aws.amazon.com/iot-mi/latest/devguide/deactive-user-op.html */
  public static ServiceCall deactivate(String connectorId, Credential credential) {
    return new ServiceCall(DEACTIVATE, "1.0", connectorId, credential, JsonTrees.object());
  }

  public ServiceCall withVersion(String other) {
    return new ServiceCall(operation, other, connectorId, credential, members);
  }

  public ServiceCall withOperation(String other) {
    return new ServiceCall(other, version, connectorId, credential, members);
  }

  public ServiceCall withoutCredential() {
    return new ServiceCall(operation, version, connectorId, null, members);
  }

  /** Empty where the call has none. */
  public String traceId() {
    return members.path("traceId").asText();
  }

  /** Empty where the call has none. */
  public String discoveryId() {
    return members.path("deviceDiscoveryId").asText();
  }

  /** Empty where the call has none. */
  public String device() {
    return members.path("connectorDeviceId").asText();
  }

  /** The devices that are asked for; empty for all. */
  public List<String> filter() {
    List<String> ids = new ArrayList<>();
    for (JsonNode id : members.path("connectorDeviceIdList")) {
      ids.add(id.asText());
    }
    return ids;
  }

  /** The event of the invocation. */
  public byte[] json() {
    ObjectNode event = JsonTrees.object();
    ObjectNode header = event.putObject("header");
    if (credential != null) {
      header.set("auth", credential.auth());
    }
    event
        .putObject("payload")
        .put("operationName", operation)
        .put("operationVersion", version)
        .put("connectorId", connectorId)
        .setAll(members);
    return JsonTrees.bytes(event);
  }

  /** Without what authorizes it. */
  @Override
  public String toString() {
    String subject = traceId() + discoveryId();
    return operation + (subject.isEmpty() ? "" : " " + subject);
  }
}
