package io.iotmi.relay.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.HashMap;
import java.util.Map;

/** Lambda events as sources of AWS make them of what a sender sent. */
final class Sent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Sent() {}

  /** A change of a lamp's switch, without an id of its own. */
  static String change(String value) {
    return change("", value);
  }

  /**
   * A change of a lamp's switch.
   *
   * @param more members in front of the others, with a comma behind each
   */
  static String change(String more, String value) {
    return "{"
        + more
        + "\"Operation\":\"DEVICE_EVENT\",\"ConnectorDeviceId\":\"lamp\",\"MatterEndpoint\":"
        + "{\"id\":\"1\",\"clusters\":[{\"id\":\"0x0006\",\"attributes\":{\"0x0000\":"
        + value
        + "}}]}}";
  }

  /** A CloudEvent with the same change. */
  static String cloudEvent(String more, String value) {
    return "{\"specversion\":\"1.0\",\"id\":\"ce-1\",\"source\":\"/vendor\",\"subject\":\"lamp\","
        + more
        + "\"type\":\"device.changed\",\"data\":{\"clusters\":[{\"id\":\"0x0006\","
        + "\"attributes\":{\"0x0000\":"
        + value
        + "}}]}}";
  }

  /** A text as JSON writes it. */
  static JsonNode text(String value) {
    return TextNode.valueOf(value);
  }

  /** One message of a FIFO queue. */
  static ObjectNode fifo(String messageId, String deduplicationId, String body) {
    ObjectNode event = sqs(messageId, body, Map.of());
    ObjectNode message = (ObjectNode) event.path("Records").path(0);
    message.put("eventSourceARN", "arn:aws:sqs:eu-west-1:000000000000:relay-events.fifo");
    message
        .withObject("/attributes")
        .put("MessageGroupId", "house")
        .put("MessageDeduplicationId", deduplicationId);
    return event;
  }

  /** One message of a standard queue. */
  static ObjectNode sqs(String messageId, String body, Map<String, String> attributes) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    ObjectNode message = records.addObject().put("messageId", messageId).put("body", body);
    message
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", "arn:aws:sqs:eu-west-1:000000000000:relay-events");
    message.putObject("attributes");
    ObjectNode given = message.putObject("messageAttributes");
    attributes.forEach(
        (name, value) -> given.putObject(name).put("stringValue", value).put("dataType", "String"));
    return event;
  }

  /** A message that the relay put on a queue, as the queue delivers it. */
  static ObjectNode sqs(String messageId, QueuedMessage message) {
    return sqs(messageId, message.body(), texts(message));
  }

  /** The values of a message's attributes, all of them strings. */
  static Map<String, String> texts(QueuedMessage message) {
    Map<String, String> texts = new HashMap<>();
    message.attributes().forEach((name, attribute) -> texts.put(name, attribute.value()));
    return texts;
  }

  /** A request of an HTTP API. */
  static ObjectNode http(Map<String, String> headers, String body) {
    return http("{\"http\":{\"method\":\"POST\"}}", headers, body);
  }

  /**
   * A request of an HTTP API, or of a REST API where the context says nothing of HTTP.
   *
   * @param context the request context as JSON
   */
  static ObjectNode http(String context, Map<String, String> headers, String body) {
    ObjectNode event = JSON.createObjectNode().put("body", body);
    JsonNode given = StrictJson.read(context);
    event.set("requestContext", given);
    if (!given.has("http")) {
      event.put("httpMethod", "POST");
    }
    ObjectNode texts = event.putObject("headers");
    headers.forEach(texts::put);
    return event;
  }
}
