package io.iotmi.relay.stage.map;

import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.TraceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the request from members that were checked before. */
final class RequestAssembly {
  private RequestAssembly() {}

  static SendConnectorEvent of(
      String connectorId, Operation operation, @Nullable TraceId traceId, Json.Obj members) {
    return new SendConnectorEvent(
        connectorId,
        operation,
        members.text("OperationVersion"),
        members.get("StatusCode") instanceof Json.Num(String literal)
            ? Integer.valueOf(literal)
            : null,
        sensitive(members.text("UserId")),
        sensitive(members.text("ConnectorDeviceId")),
        members.text("DeviceDiscoveryId"),
        traceId,
        sensitive(members.text("Message")),
        members.get("Devices") instanceof Json.Arr(var items) ? devices(items) : null,
        members.get("MatterEndpoint") instanceof Json.Obj endpoint ? endpoint(endpoint) : null);
  }

  private static @Nullable Sensitive sensitive(@Nullable String value) {
    return value == null ? null : new Sensitive(value);
  }

  private static List<Device> devices(List<Json> items) {
    return items.stream().map(item -> new Device(object(item))).toList();
  }

  private static MatterEndpoint endpoint(Json.Obj endpoint) {
    List<MatterCluster> clusters =
        endpoint.get("clusters") instanceof Json.Arr(var items)
            ? items.stream().map(item -> cluster(object(item))).toList()
            : List.of();
    return new MatterEndpoint(endpoint.text("id"), clusters);
  }

  private static MatterCluster cluster(Json.Obj cluster) {
    return new MatterCluster(
        cluster.text("id"),
        cluster.get("attributes"),
        byId(cluster.get("commands")),
        byId(cluster.get("events")));
  }

  private static Map<String, Json> byId(@Nullable Json json) {
    return json instanceof Json.Obj(var members) ? members : Map.of();
  }

  private static Json.Obj object(Json json) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw new IllegalStateException("checked to be an object before");
  }
}
