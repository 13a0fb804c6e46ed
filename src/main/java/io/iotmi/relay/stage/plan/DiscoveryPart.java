package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.PlannedRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Devices that travel in one request of a discovery. */
final class DiscoveryPart {
  private final ConnectorEvent first;

  /** Whether an earlier part holds devices of the first event. */
  private final boolean continued;

  private final List<Device> devices = new ArrayList<>();
  private final List<ConnectorEvent> completed = new ArrayList<>();
  private @Nullable ConnectorEvent unfinished;
  private int bytes;

  DiscoveryPart(ConnectorEvent first, boolean continued) {
    this.first = first;
    this.continued = continued;
  }

  /** Whether a device fits; the first one always does, because it cannot be cut. */
  boolean hasRoom(int deviceBytes, int bytesBesideDevices, PlanRules rules) {
    int comma = 1;
    return devices.isEmpty()
        || (devices.size() < rules.maxDevicesPerRequest()
            && bytesBesideDevices + bytes + comma + deviceBytes <= rules.maxRequestBytes());
  }

  void add(ConnectorEvent event, Device device, int deviceBytes) {
    int comma = devices.isEmpty() ? 0 : 1;
    bytes += comma + deviceBytes;
    devices.add(device);
    unfinished = event;
  }

  void complete(ConnectorEvent event) {
    completed.add(event);
    unfinished = null;
  }

  /** Ends the part after an event's last device, with that event's own status. */
  PlannedRequest close() {
    return request(completed.getLast().request().statusCode());
  }

  /** Ends the part amid an event. */
  PlannedRequest cut(int status) {
    return request(status);
  }

  private PlannedRequest request(@Nullable Integer status) {
    List<EventRef> completes = completed.stream().map(ConnectorEvent::ref).toList();
    List<EventRef> carries = new ArrayList<>(completes);
    if (unfinished != null) {
      carries.add(unfinished.ref());
    }
    boolean whole = !continued && unfinished == null && completed.size() > 1;
    return new PlannedRequest(
        first.request().withDevices(devices, status),
        first.xrayHeader(),
        carries,
        completes,
        whole ? completed.stream().map(RequestDraft::alone).toList() : List.of());
  }
}
