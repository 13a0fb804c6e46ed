package io.iotmi.relay.stage.plan;

import static io.iotmi.relay.stage.plan.PlanEvents.cluster;

import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.MatterId;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The last value of every attribute and the number of devices discovered, after some requests.
 * Comparable only where no device of the input is in more than one lane.
 */
final class FinalState {
  private FinalState() {}

  static Map<String, Object> after(List<SendConnectorEvent> requests) {
    Map<String, Object> state = new HashMap<>();
    for (SendConnectorEvent request : requests) {
      List<Device> devices = request.devices();
      if (devices != null) {
        devices.forEach(device -> state.merge("devices", 1, (a, b) -> (int) a + (int) b));
      }
      MatterEndpoint endpoint = request.matterEndpoint();
      if (endpoint == null) {
        continue;
      }
      for (MatterCluster cluster : endpoint.clusters()) {
        if (cluster.attributes() instanceof Json.Obj(Map<String, Json> members)) {
          for (Map.Entry<String, Json> member : new LinkedHashMap<>(members).entrySet()) {
            state.put(
                Objects.requireNonNull(request.connectorDeviceId()).value()
                    + "/"
                    + MatterId.canonical(Objects.requireNonNull(cluster.id()))
                    + "/"
                    + MatterId.canonical(member.getKey()),
                member.getValue());
          }
        }
      }
    }
    return state;
  }
}
