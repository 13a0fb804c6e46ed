package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.nio.charset.StandardCharsets;

/** Events in the wrappings of AWS's carriers. */
final class Carriers {
  private Carriers() {}

  /** An event without an id of its own. */
  static String change(String device) {
    return """
        {"Operation":"DEVICE_EVENT","ConnectorDeviceId":"%s","MatterEndpoint":{"id":"1","clusters":[
         {"id":"0x0006","attributes":{"0x0000":true}}]}}"""
        .formatted(device);
  }

  /** An event that breaks a rule of the API. */
  static String invalid() {
    return change("a:b");
  }

  static String sns(String messageId, String message, String attributes) {
    return """
        {"Records":[{"EventSource":"aws:sns","EventVersion":"1.0",
          "EventSubscriptionArn":"arn:aws:sns:eu-west-1:1:vendor:s","Sns":{"Type":"Notification",
          "MessageId":"%s","TopicArn":"arn:aws:sns:eu-west-1:1:vendor","Subject":null,
          "Message":%s,"Timestamp":"2026-11-20T08:15:30.000Z","MessageAttributes":%s}}]}"""
        .formatted(messageId, quoted(message), attributes);
  }

  static String sns(String messageId, String message) {
    return sns(messageId, message, "{}");
  }

  static String eventBridge(String source, String id, String detail) {
    return """
        {"version":"0","id":"%s","detail-type":"Device Changed","source":"%s","account":"1",
         "time":"2026-11-20T08:15:30Z","region":"eu-west-1","resources":[],"detail":%s}"""
        .formatted(id, source, detail);
  }

  /** A record as an event source mapping and a pipe hand it over. */
  static String sqsRecord(String messageId, String body) {
    return """
        {"messageId":"%s","receiptHandle":"r","body":%s,"attributes":{},"messageAttributes":{},
         "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:q",
         "awsRegion":"eu-west-1"}"""
        .formatted(messageId, quoted(body));
  }

  static String httpApi(String body, String traceId) {
    return """
        {"version":"2.0","requestContext":{"http":{"method":"POST"}},
         "headers":{"x-trace-id":"%s"},"body":%s,"isBase64Encoded":false}"""
        .formatted(traceId, quoted(body));
  }

  static String quoted(String text) {
    return new String(JsonWriter.bytes(new Json.Text(text)), StandardCharsets.UTF_8);
  }
}
