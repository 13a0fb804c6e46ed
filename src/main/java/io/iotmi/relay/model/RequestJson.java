package io.iotmi.relay.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on the wire: outer members in Pascal case, those of the Matter endpoint in
 * camel case, absent members left out, the connector id left to the path. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html
 */
public final class RequestJson {
  private RequestJson() {}

  public static Json.Obj of(SendConnectorEvent request) {
    return new JsonMembers()
        .text("UserId", request.userId())
        .text("Operation", request.operation().name())
        .text("OperationVersion", request.operationVersion())
        .number("StatusCode", request.statusCode())
        .text("Message", request.message())
        .text("DeviceDiscoveryId", request.deviceDiscoveryId())
        .text("ConnectorDeviceId", request.connectorDeviceId())
        .text("TraceId", request.traceId() == null ? null : request.traceId().value())
        .array("Devices", devices(request.devices()))
        .add("MatterEndpoint", endpoint(request.matterEndpoint()))
        .object();
  }

  private static @Nullable List<Json.Obj> devices(@Nullable List<Device> devices) {
    return devices == null ? null : devices.stream().map(Device::json).toList();
  }

  private static @Nullable Json endpoint(@Nullable MatterEndpoint endpoint) {
    if (endpoint == null) {
      return null;
    }
    List<Json.Obj> clusters = endpoint.clusters().stream().map(RequestJson::cluster).toList();
    return new JsonMembers()
        .text("id", endpoint.id())
        .array("clusters", clusters.isEmpty() ? null : clusters)
        .object();
  }

  private static Json.Obj cluster(MatterCluster cluster) {
    return new JsonMembers()
        .text("id", cluster.id())
        .add("attributes", cluster.attributes())
        .add("commands", unlessEmpty(cluster.commands()))
        .add("events", unlessEmpty(cluster.events()))
        .object();
  }

  private static @Nullable Json unlessEmpty(Map<String, ? extends Json> members) {
    return members.isEmpty() ? null : new JsonMembers().all(members).object();
  }
}
