package io.iotmi.relay.local;

import io.iotmi.relay.local.wire.ListenAddress;
import java.net.InetAddress;

/**
 * Where the parts of the stack listen; 0 is any free port.
 *
 * @param endpoint of the stand-in for managed integrations
 */
public record StackPorts(InetAddress address, int endpoint, int sqs, int dynamoDb) {

  /** Free ports of the loopback address. */
  public static StackPorts free() {
    return new StackPorts(ListenAddress.free().address(), 0, 0, 0);
  }

  ListenAddress ofEndpoint() {
    return new ListenAddress(address, endpoint);
  }

  ListenAddress ofSqs() {
    return new ListenAddress(address, sqs);
  }

  ListenAddress ofDynamoDb() {
    return new ListenAddress(address, dynamoDb);
  }
}
