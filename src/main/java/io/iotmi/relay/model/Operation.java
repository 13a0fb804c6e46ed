package io.iotmi.relay.model;

/**
 * Values of {@code Operation}, by the names of the API. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html
 */
public enum Operation {
  DEVICE_COMMAND_RESPONSE,
  DEVICE_DISCOVERY,
  DEVICE_EVENT,
  DEVICE_COMMAND_REQUEST;

  /** The answer to a command: a person is waiting for it. */
  public boolean isUrgent() {
    return this == DEVICE_COMMAND_RESPONSE;
  }
}
