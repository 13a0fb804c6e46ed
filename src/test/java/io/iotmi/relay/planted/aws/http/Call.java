package io.iotmi.relay.planted.aws.http;

import io.iotmi.relay.planted.aws.sqs.Queue;

/** A signed call that knows the service it is for. */
public final class Call {
  Object queue() {
    return new Queue();
  }
}
