package io.iotmi.relay.entry;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.WebhookRequest;
import java.util.List;

/** What invoked the function. */
sealed interface Invocation {

  /** A batch of an event source mapping, which reads in the reply what goes back to the queue. */
  record Batch(List<InboundMessage> messages) implements Invocation {}

  /**
   * A batch of an EventBridge pipe: bare SQS records. A pipe may be set not to wait for a reply, so
   * what goes back to the queue is told by a failed invocation. See
   * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
   */
  record Pipe(List<InboundMessage> messages) implements Invocation {}

  /** Messages of an SNS topic, which reads no reply. */
  record Notification(List<InboundMessage> messages) implements Invocation {}

  /** A request that came through API Gateway, a Function URL or a load balancer. */
  record Request(InboundMessage message, String method, Payload payload) implements Invocation {}

  /**
   * A request to the door for webhooks, whose signature the relay checks itself.
   *
   * @param source with the traces that came beside it
   */
  record Webhook(WebhookRequest request, Source.Http source, Payload payload)
      implements Invocation {}

  /** A load balancer that asks whether the function is there. */
  record HealthCheck(Payload payload) implements Invocation {}

  /** Bare events, or an event in the envelope of EventBridge, which reads no reply. */
  record Direct(InboundMessage message) implements Invocation {}

  /**
   * What managed integrations asks of a registered connector. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/connector-operations-overview.html
   */
  record Operation(Json.Obj call) implements Invocation {}

  /** None of these; {@code reason} says what was expected. */
  record Unrecognised(String reason) implements Invocation {}

  /** The forms of an HTTP request, each with a form of reply. */
  enum Payload {
    /**
     * REST API. See
     * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
     */
    V1,
    /**
     * HTTP API and Function URL. See
     * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
     */
    V2,
    /**
     * Application Load Balancer. See
     * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
     */
    ALB,
    /** The same where its target group has multi-value headers turned on. */
    ALB_MULTI_VALUE
  }
}
