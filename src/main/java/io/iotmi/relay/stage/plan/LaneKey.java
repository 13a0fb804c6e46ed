package io.iotmi.relay.stage.plan;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Sha256;
import org.jspecify.annotations.Nullable;

/** What must stay in order among itself. */
sealed interface LaneKey {

  /** A message group of a FIFO queue, whatever devices its messages are about. */
  record Group(String id) implements LaneKey {}

  /** State, commands and answers of one device. */
  record OfDevice(String connectorId, Sensitive deviceId) implements LaneKey {}

  /** The pages of one discovery. */
  record OfDiscovery(String connectorId, String discoveryId) implements LaneKey {}

  /** An event that nothing relates to another one. */
  record OfEvent(EventRef ref) implements LaneKey {}

  /**
   * The lane's name outside the relay: a hash where it holds the id of a device, which is
   * sensitive. Null for an event that nothing relates to another one.
   */
  default @Nullable String name() {
    return switch (this) {
      case Group(String id) -> id;
      case OfDevice(String connectorId, Sensitive deviceId) ->
          Sha256.hex("device\n" + connectorId + '\n' + deviceId.value());
      case OfDiscovery(String connectorId, String discoveryId) ->
          Sha256.hex("discovery\n" + connectorId + '\n' + discoveryId);
      case OfEvent event -> null;
    };
  }

  static LaneKey of(ConnectorEvent event) {
    String group = event.orderGroup();
    if (group != null) {
      return new Group(group);
    }
    SendConnectorEvent request = event.request();
    return switch (request.operation()) {
      case DEVICE_DISCOVERY -> {
        String discovery = request.deviceDiscoveryId();
        yield discovery == null
            ? new OfEvent(event.ref())
            : new OfDiscovery(request.connectorId(), discovery);
      }
      case DEVICE_EVENT, DEVICE_COMMAND_RESPONSE, DEVICE_COMMAND_REQUEST -> {
        Sensitive device = request.connectorDeviceId();
        yield device == null
            ? new OfEvent(event.ref())
            : new OfDevice(request.connectorId(), device);
      }
    };
  }
}
