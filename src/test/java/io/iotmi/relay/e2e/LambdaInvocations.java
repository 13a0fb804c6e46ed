package io.iotmi.relay.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Builds Lambda events. Every sensitive value holds {@link #CANARY}, which no log may show. */
final class LambdaInvocations {
  static final String CANARY = "canary4711";
  static final String STANDARD = "arn:aws:sqs:eu-west-1:000000000000:relay-events";
  static final String FIFO = STANDARD + ".fifo";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private LambdaInvocations() {}

  /** A text no other test uses. */
  static String unique(String prefix) {
    return prefix + "-" + NEXT.incrementAndGet();
  }

  /** An event in the request form that switches a device. */
  static ObjectNode change(String id, String device) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("EventId", id)
            .put("Operation", "DEVICE_EVENT")
            .put("UserId", CANARY + "-user")
            .put("ConnectorDeviceId", CANARY + "-" + device)
            .put("TraceId", "trace-" + id);
    event
        .putObject("MatterEndpoint")
        .put("id", "1")
        .putArray("clusters")
        .addObject()
        .put("id", "0x0006")
        .putObject("attributes")
        .put("0x0000", CANARY);
    return event;
  }

  static byte[] http(String body, Map<String, String> headers) {
    ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("body", body);
    event.putObject("requestContext").putObject("http").put("method", "POST");
    ObjectNode given = event.putObject("headers");
    headers.forEach(given::put);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A request of an HTTP API to the door for webhooks. */
  static byte[] webhook(String body, Map<String, String> headers) {
    ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("body", body);
    event.put("rawPath", "/webhook").put("rawQueryString", "").put("isBase64Encoded", false);
    event
        .putObject("requestContext")
        .putObject("http")
        .put("method", "POST")
        .put("path", "/webhook");
    ObjectNode given = event.putObject("headers");
    headers.forEach(given::put);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A request of an HTTP API whose caller signed with IAM credentials. */
  static byte[] http(String body, String userArn) {
    ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("body", body);
    ObjectNode context = event.putObject("requestContext");
    context.putObject("http").put("method", "POST");
    context.putObject("authorizer").putObject("iam").put("userArn", userArn);
    event.putObject("headers");
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A batch under construction. */
  static final class Batch {
    private final ObjectNode event = JSON.createObjectNode();
    private final ArrayNode records = event.putArray("Records");
    private final List<String> ids = new ArrayList<>();
    private final String arn;

    Batch(String arn) {
      this.arn = arn;
    }

    Batch add(String body) {
      return add(body, null, new HashMap<>());
    }

    Batch add(String body, @Nullable String group, Map<String, String> attributes) {
      String id = unique("message");
      ids.add(id);
      ObjectNode message = records.addObject().put("messageId", id).put("body", body);
      message.put("receiptHandle", "handle-of-" + id);
      message.put("eventSource", "aws:sqs").put("eventSourceARN", arn);
      ObjectNode system = message.putObject("attributes").put("SentTimestamp", "1790000000000");
      if (group != null) {
        system.put("MessageGroupId", group);
      }
      ObjectNode given = message.putObject("messageAttributes");
      attributes.forEach(
          (name, value) ->
              given.putObject(name).put("stringValue", value).put("dataType", "String"));
      return this;
    }

    /** Gives the message that was added last a MessageDeduplicationId. */
    Batch deduplicatedBy(String id) {
      ((ObjectNode) records.path(records.size() - 1).path("attributes"))
          .put("MessageDeduplicationId", id);
      return this;
    }

    /** The id of the message that was added at this place, from 0. */
    String id(int index) {
      return ids.get(index);
    }

    byte[] bytes() {
      return event.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
