package io.iotmi.relay.operation;

import java.util.List;

/** What managed integrations asks for. */
public sealed interface OperationRequest {
  /** The name on the wire. */
  default String name() {
    OperationName name =
        switch (this) {
          case ActivateUser _ -> OperationName.ACTIVATE_USER;
          case DiscoverDevices _ -> OperationName.DISCOVER_DEVICES;
          case SendCommand _ -> OperationName.SEND_COMMAND;
          case DeactivateUser _ -> OperationName.DEACTIVATE_USER;
        };
    return name.wire();
  }

  /** https://docs.aws.amazon.com/iot-mi/latest/devguide/activate-user-op.html */
  record ActivateUser() implements OperationRequest {}

  /**
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/discover-devices-op.html
   *
   * @param deviceIds only these; empty means all of the user's devices
   */
  record DiscoverDevices(String deviceDiscoveryId, List<String> deviceIds)
      implements OperationRequest {
    public DiscoverDevices {
      deviceIds = List.copyOf(deviceIds);
    }
  }

  /**
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/send-command-op.html
   *
   * @param traceId what the answer is matched by; never parsed
   */
  record SendCommand(String connectorDeviceId, String traceId, List<AddressedCommand> commands)
      implements OperationRequest {
    public SendCommand {
      commands = List.copyOf(commands);
    }
  }

  /** https://docs.aws.amazon.com/iot-mi/latest/devguide/deactive-user-op.html */
  record DeactivateUser() implements OperationRequest {}
}
