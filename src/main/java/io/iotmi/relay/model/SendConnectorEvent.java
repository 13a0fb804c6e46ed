package io.iotmi.relay.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of the operation {@code SendConnectorEvent}, member by member; null means left out.
 * See https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html
 *
 * @param connectorId the path parameter
 * @param statusCode 100 to 550
 * @param devices null when absent; an empty list is sent as such
 */
public record SendConnectorEvent(
    String connectorId,
    Operation operation,
    @Nullable String operationVersion,
    @Nullable Integer statusCode,
    @Nullable Sensitive userId,
    @Nullable Sensitive connectorDeviceId,
    @Nullable String deviceDiscoveryId,
    @Nullable TraceId traceId,
    @Nullable Sensitive message,
    @Nullable List<Device> devices,
    @Nullable MatterEndpoint matterEndpoint) {
  /**
   * The id in place of one that does not exist yet, the template's default: CreateCloudConnector
   * wants the ARN of the function, so a stack is deployed once without a connector.
   */
  public static final String UNREGISTERED = "unregistered";

  public SendConnectorEvent {
    devices = devices == null ? null : List.copyOf(devices);
  }

  /** Whether a connector is named that may exist. */
  public boolean hasConnector() {
    return !connectorId.equals(UNREGISTERED);
  }

  public SendConnectorEvent withMatterEndpoint(MatterEndpoint endpoint) {
    return new SendConnectorEvent(
        connectorId,
        operation,
        operationVersion,
        statusCode,
        userId,
        connectorDeviceId,
        deviceDiscoveryId,
        traceId,
        message,
        devices,
        endpoint);
  }

  public SendConnectorEvent withDevices(List<Device> part, @Nullable Integer status) {
    return new SendConnectorEvent(
        connectorId,
        operation,
        operationVersion,
        status,
        userId,
        connectorDeviceId,
        deviceDiscoveryId,
        traceId,
        message,
        part,
        matterEndpoint);
  }
}
