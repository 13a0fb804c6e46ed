package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.MatterCluster;
import io.iotmi.relay.model.MatterEndpoint;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PlanEvents as the planner gets them. */
final class PlanEvents {
  static final Outcome RETRY_LATER =
      new Outcome.RetryLater(Outcome.Reason.HELD_ELSEWHERE, "another run has claimed the event");
  static final Outcome REFUSED = new Outcome.Conflict();

  private PlanEvents() {}

  static EventRef ref(int n) {
    return new EventRef(n, 0);
  }

  static Candidate.Ready ready(int n, SendConnectorEvent request) {
    return ready(n, null, request);
  }

  static Candidate.Ready ready(int n, @Nullable String group, SendConnectorEvent request) {
    return new Candidate.Ready(event(n, group, request));
  }

  static ConnectorEvent event(int n, @Nullable String group, SendConnectorEvent request) {
    return new ConnectorEvent(ref(n), group, null, "digest", null, null, "Root=" + n, request);
  }

  static SendConnectorEvent state(String device, MatterCluster... clusters) {
    return request(Operation.DEVICE_EVENT, device, null, null, null, List.of(clusters));
  }

  static SendConnectorEvent answer(String device) {
    return request(
        Operation.DEVICE_COMMAND_RESPONSE, device, null, 200, null, List.of(cluster("6", "0", 1)));
  }

  static SendConnectorEvent discovery(String id, @Nullable Integer status, String... devices) {
    List<Device> list = new ArrayList<>();
    for (String device : devices) {
      list.add(new Device(new Json.Obj(Map.of("ConnectorDeviceId", new Json.Text(device)))));
    }
    return request(Operation.DEVICE_DISCOVERY, null, id, status, list, null);
  }

  static SendConnectorEvent request(
      Operation operation,
      @Nullable String device,
      @Nullable String discovery,
      @Nullable Integer status,
      @Nullable List<Device> devices,
      @Nullable List<MatterCluster> clusters) {
    return new SendConnectorEvent(
        "connector",
        operation,
        "1.0",
        status,
        new Sensitive("üser"),
        device == null ? null : new Sensitive(device),
        discovery,
        null,
        null,
        devices,
        clusters == null ? null : new MatterEndpoint("1", clusters));
  }

  /** A cluster with attributes given as id, value, id, value … */
  static MatterCluster cluster(String id, Object... attributes) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      members.put(attributes[i].toString(), new Json.Num(attributes[i + 1].toString()));
    }
    return new MatterCluster(id, new Json.Obj(members), Map.of(), Map.of());
  }

  static MatterCluster discrete(String id) {
    return new MatterCluster(id, null, Map.of(), Map.of("0x00", Json.Obj.EMPTY));
  }
}
