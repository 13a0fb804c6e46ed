package io.iotmi.relay.model;

import java.util.LinkedHashMap;
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
    Map<String, Json> body = new LinkedHashMap<>();
    put(body, "UserId", request.userId());
    put(body, "Operation", request.operation().name());
    put(body, "OperationVersion", request.operationVersion());
    Integer status = request.statusCode();
    if (status != null) {
      body.put("StatusCode", new Json.Num(status.toString()));
    }
    put(body, "Message", request.message());
    put(body, "DeviceDiscoveryId", request.deviceDiscoveryId());
    put(body, "ConnectorDeviceId", request.connectorDeviceId());
    put(body, "TraceId", request.traceId() == null ? null : request.traceId().value());
    List<Device> devices = request.devices();
    if (devices != null) {
      body.put("Devices", new Json.Arr(devices.stream().map(d -> (Json) d.json()).toList()));
    }
    MatterEndpoint endpoint = request.matterEndpoint();
    if (endpoint != null) {
      body.put("MatterEndpoint", endpoint(endpoint));
    }
    return new Json.Obj(body);
  }

  private static Json endpoint(MatterEndpoint endpoint) {
    Map<String, Json> json = new LinkedHashMap<>();
    put(json, "id", endpoint.id());
    if (!endpoint.clusters().isEmpty()) {
      json.put(
          "clusters",
          new Json.Arr(endpoint.clusters().stream().map(RequestJson::cluster).toList()));
    }
    return new Json.Obj(json);
  }

  private static Json cluster(MatterCluster cluster) {
    Map<String, Json> json = new LinkedHashMap<>();
    put(json, "id", cluster.id());
    Json attributes = cluster.attributes();
    if (attributes != null) {
      json.put("attributes", attributes);
    }
    if (!cluster.commands().isEmpty()) {
      json.put("commands", new Json.Obj(cluster.commands()));
    }
    if (!cluster.events().isEmpty()) {
      json.put("events", new Json.Obj(cluster.events()));
    }
    return new Json.Obj(json);
  }

  private static void put(Map<String, Json> json, String name, @Nullable Sensitive value) {
    put(json, name, value == null ? null : value.value());
  }

  private static void put(Map<String, Json> json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, new Json.Text(value));
    }
  }
}
