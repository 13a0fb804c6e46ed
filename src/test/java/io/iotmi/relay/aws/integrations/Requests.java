package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.TraceId;

/** The simplest requests that are valid. */
final class Requests {
  private Requests() {}

  static SendConnectorEvent plain(Operation operation) {
    return plain("connector-1", operation);
  }

  static SendConnectorEvent ofConnector(String connectorId) {
    return plain(connectorId, Operation.DEVICE_EVENT);
  }

  private static SendConnectorEvent plain(String connectorId, Operation operation) {
    return new SendConnectorEvent(
        connectorId,
        operation,
        null,
        200,
        new Sensitive("user-1"),
        new Sensitive("lamp-1"),
        null,
        new TraceId("trace-1"),
        null,
        null,
        null);
  }
}
