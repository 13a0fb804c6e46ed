package io.iotmi.relay.stage.plan;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.PlannedRequest;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages of one discovery, cut anew to the size that a request may have. A status of 3xx says that
 * more devices follow, so every part but an event's last carries one. See
 * https://docs.aws.amazon.com/iot-mi/latest/devguide/discover-devices-op.html
 */
final class DiscoveryDraft implements RequestDraft {
  /** Stands for "more is coming" where the event's own status does not say it. */
  private static final int MORE = 300;

  private final PlanRules rules;
  private final List<PlannedRequest> finished = new ArrayList<>();
  private ConnectorEvent last;
  private DiscoveryPart part;

  DiscoveryDraft(ConnectorEvent first, PlanRules rules) {
    this.rules = rules;
    this.last = first;
    this.part = new DiscoveryPart(first, false);
    take(first);
  }

  @Override
  public boolean join(ConnectorEvent event) {
    if (rules.merge() == PlanRules.Merge.OFF || !continues(last.request(), event.request())) {
      return false;
    }
    last = event;
    take(event);
    return true;
  }

  @Override
  public List<PlannedRequest> close() {
    finished.add(part.close());
    return finished;
  }

  private void take(ConnectorEvent event) {
    Integer own = event.request().statusCode();
    int more = own != null && saysMore(own) ? own : MORE;
    int bytesBefore = bytesBesideDevices(event, more);
    int bytesAtEnd = bytesBesideDevices(event, own);
    List<Device> devices = Objects.requireNonNullElse(event.request().devices(), List.of());
    boolean begun = false;
    for (int i = 0; i < devices.size(); i++) {
      Device device = devices.get(i);
      int bytes = JsonWriter.size(device.json());
      int beside = i == devices.size() - 1 ? bytesAtEnd : bytesBefore;
      if (!part.hasRoom(bytes, beside, rules)) {
        finished.add(begun ? part.cut(more) : part.close());
        part = new DiscoveryPart(event, begun);
      }
      part.add(event, device, bytes);
      begun = true;
    }
    part.complete(event);
  }

  /** The body of a part without devices; what joins it agrees in all else but the status. */
  private static int bytesBesideDevices(ConnectorEvent event, @Nullable Integer status) {
    return JsonWriter.size(RequestJson.of(event.request().withDevices(List.of(), status)));
  }

  private static boolean continues(SendConnectorEvent a, SendConnectorEvent b) {
    return b.operation() == Operation.DEVICE_DISCOVERY
        && saysMore(a.statusCode())
        && b.devices() != null
        && a.deviceDiscoveryId() != null
        && a.matterEndpoint() == null
        && b.matterEndpoint() == null
        && a.connectorId().equals(b.connectorId())
        && Objects.equals(a.deviceDiscoveryId(), b.deviceDiscoveryId())
        && Objects.equals(a.userId(), b.userId())
        && Objects.equals(a.traceId(), b.traceId())
        && Objects.equals(a.operationVersion(), b.operationVersion())
        && Objects.equals(a.message(), b.message())
        && Objects.equals(a.connectorDeviceId(), b.connectorDeviceId());
  }

  private static boolean saysMore(@Nullable Integer status) {
    return status != null && status >= 300 && status <= 399;
  }
}
