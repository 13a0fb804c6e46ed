package io.iotmi.relay.entry;

import io.iotmi.relay.model.InboundMessage;
import java.util.List;

/** What invoked the function. */
sealed interface Invocation {

  /** A batch of an SQS queue. */
  record Batch(List<InboundMessage> messages) implements Invocation {}

  /** A request that came through API Gateway or a Function URL. */
  record Request(InboundMessage message, String method, Payload payload) implements Invocation {}

  /** A bare event. */
  record Direct(InboundMessage message) implements Invocation {}

  /**
   * What managed integrations asks of a registered connector. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html
   */
  record Operation(String name) implements Invocation {}

  /** None of these; {@code reason} says what was expected. */
  record Unrecognised(String reason) implements Invocation {}

  /**
   * The two payload formats of API Gateway. See
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
   */
  enum Payload {
    /** REST API. */
    V1,
    /** HTTP API and Function URL. */
    V2
  }
}
