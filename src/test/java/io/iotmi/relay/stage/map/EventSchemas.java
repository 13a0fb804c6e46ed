package io.iotmi.relay.stage.map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.model.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The two forms of an event as JSON Schema, from the shapes by which the mapper checks them. */
final class EventSchemas {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final MessageRule RULE = MessageRule.DOCUMENTED;

  private EventSchemas() {}

  static ObjectNode requestForm() {
    ShapeSchema shapes = new ShapeSchema(descriptions());
    ObjectNode schema = document("Event in the request form");
    schema.setAll(shapes.struct("RequestForm", RequestFormReader.shape(RULE)));
    emptyIsAbsent(schema, "TraceId");
    ArrayNode rules = schema.putArray("allOf");
    needs(rules, Operation.DEVICE_DISCOVERY, "DeviceDiscoveryId", "Devices");
    for (Operation operation : List.of(Operation.DEVICE_EVENT, Operation.DEVICE_COMMAND_RESPONSE)) {
      ArrayNode either = needs(rules, operation, "ConnectorDeviceId").putArray("anyOf");
      either.add(given("MatterEndpoint")).add(given("Message"));
    }
    schema.set("$defs", shapes.definitions());
    return schema;
  }

  static ObjectNode cloudEvent() {
    ShapeSchema shapes = new ShapeSchema(descriptions());
    ObjectNode schema = document("CloudEvent that the relay takes");
    schema.setAll(shapes.struct("CloudEvent", CloudEventReader.OF_DISCOVERY));
    emptyIsAbsent(schema, "traceid");
    ObjectNode properties = (ObjectNode) schema.get("properties");
    properties.putObject("specversion").put("const", "1.0");
    properties
        .putObject("datacontenttype")
        .put("description", "A media type of JSON; absent means JSON")
        .put("pattern", "^\\s*([^;/]+/([^;]*\\+)?[Jj][Ss][Oo][Nn])?\\s*(;[\\s\\S]*)?$")
        .putArray("type")
        .add("string")
        .add("null");
    properties
        .putObject("data_base64")
        .put("description", "In place of data: the same JSON as UTF-8 in base64")
        .putArray("type")
        .add("string")
        .add("null");
    ((ArrayNode) schema.get("required")).add("specversion");
    ObjectNode encoded = given("data_base64");
    encoded.putObject("properties").putObject("data").put("type", "null");
    ObjectNode plain = given("data");
    plain.withObject("/properties/data_base64").put("type", "null");
    schema.putArray("anyOf").add(plain).add(encoded);
    ArrayNode rules = schema.putArray("allOf");
    data(rules, "device.discovered", shapes.struct("Discovered", CloudEventPayload.DISCOVERED));
    ObjectNode subject =
        shapes.of(
            Objects.requireNonNull(CloudEventReader.OF_DEVICE.members().get("subject")).shape());
    ObjectNode changed = shapes.struct("Changed", CloudEventPayload.CHANGED);
    oneOf(changed, "clusters", "ocf");
    data(rules, "device.changed", changed).withObject("/properties").set("subject", subject);
    ObjectNode answered = shapes.struct("Answered", CloudEventPayload.answered(RULE));
    oneOf(answered, "clusters", "endpoint", "message");
    data(rules, "command.answered", answered).withObject("/properties").set("subject", subject);
    for (int i = 1; i < rules.size(); i++) {
      ((ArrayNode) rules.get(i).at("/then/required")).add("subject");
    }
    schema.set("$defs", shapes.definitions());
    return schema;
  }

  private static ObjectNode document(String title) {
    return MAKE.objectNode()
        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
        .put("title", title);
  }

  /** An empty trace id is no trace id. */
  private static void emptyIsAbsent(ObjectNode schema, String trace) {
    ((ArrayNode) schema.at("/properties/" + trace + "/anyOf")).addObject().put("const", "");
  }

  /** What an operation needs, by its rule's conclusion. */
  private static ObjectNode needs(ArrayNode rules, Operation operation, String... members) {
    ObjectNode rule = rules.addObject();
    condition(rule, "Operation", operation.name());
    ObjectNode conclusion = given(members);
    rule.set("then", conclusion);
    return conclusion;
  }

  /** The payload of a type of CloudEvent, by its rule's conclusion. */
  private static ObjectNode data(ArrayNode rules, String type, ObjectNode payload) {
    ObjectNode rule = rules.addObject();
    condition(rule, "type", type);
    ObjectNode conclusion = rule.putObject("then");
    conclusion.putArray("required");
    conclusion
        .putObject("properties")
        .putObject("data")
        .putArray("anyOf")
        .add(payload)
        .addObject()
        .put("type", "null");
    return conclusion;
  }

  private static void condition(ObjectNode rule, String member, String value) {
    ObjectNode condition = rule.putObject("if");
    condition.putObject("properties").putObject(member).put("const", value);
    condition.putArray("required").add(member);
  }

  private static void oneOf(ObjectNode payload, String... members) {
    ArrayNode either = payload.putArray("anyOf");
    for (String member : members) {
      either.add(given(member));
    }
  }

  /** Members that are there and not null. */
  private static ObjectNode given(String... members) {
    ObjectNode schema = MAKE.objectNode();
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (String member : members) {
      required.add(member);
      properties.putObject(member).putObject("not").put("type", "null");
    }
    return schema;
  }

  private static Properties descriptions() {
    Properties descriptions = new Properties();
    try (InputStream file =
        EventSchemas.class.getResourceAsStream("/schema/descriptions.properties")) {
      descriptions.load(
          new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return descriptions;
  }
}
