package io.iotmi.relay.operation;

import java.util.List;

/** What managed integrations asks for. */
public sealed interface OperationRequest {
  /** The name on the wire. */
  String name();

  /** https://docs.aws.amazon.com/iot-mi/latest/devguide/activate-user-op.html */
  record ActivateUser() implements OperationRequest {
    @Override
    public String name() {
      return "AWS.ActivateUser";
    }
  }

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

    @Override
    public String name() {
      return "AWS.DiscoverDevices";
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

    @Override
    public String name() {
      return "AWS.SendCommand";
    }
  }

  /** https://docs.aws.amazon.com/iot-mi/latest/devguide/deactive-user-op.html */
  record DeactivateUser() implements OperationRequest {
    @Override
    public String name() {
      return "AWS.DeactivateUser";
    }
  }
}
