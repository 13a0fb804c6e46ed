package io.iotmi.relay.stage.map;

/**
 * How {@code Message} is checked. The service's model allows only {@code [\sa-zA-Z0-9_.,@-]}, its
 * documentation names content with colons and slashes; both stand at
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_SendConnectorEvent.html
 */
public enum MessageRule {
  /** Only the length. */
  DOCUMENTED,
  /** The pattern of the model too. */
  MODEL
}
