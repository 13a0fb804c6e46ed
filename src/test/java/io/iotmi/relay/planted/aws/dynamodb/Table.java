package io.iotmi.relay.planted.aws.dynamodb;

import io.iotmi.relay.planted.aws.sqs.Queue;
import io.iotmi.relay.planted.startup.Hooks;

/** A service of AWS that knows another one, and startup. */
final class Table {
  Object others() {
    return new Object[] {new Queue(), new Hooks()};
  }
}
