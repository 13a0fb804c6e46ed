package io.iotmi.relay.stage.park;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.MessageAttribute;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Body and attributes of a message that SQS would not take as they are, as the body of another
 * message. The page {@code parked-messages} has its JSON Schema.
 *
 * @param attributes those of the sender
 */
record WaitingEnvelope(Body body, Map<String, MessageAttribute> attributes) {
  /** First member of every envelope, with the version of its form. */
  static final String MARK = "ConnectorRelayEnvelope";

  private static final String VERSION = "1";

  /** What an envelope's text holds, or the reason why it is none. */
  sealed interface Opening {
    record Opened(WaitingEnvelope envelope) implements Opening {}

    record Failed(String pointer, String reason) implements Opening {}
  }

  /**
   * The envelope's text, in characters that SQS takes.
   *
   * @param violations what is wrong with the events in it; null for nothing
   */
  String text(@Nullable Json violations, boolean compressed) {
    JsonMembers members = new JsonMembers().add(MARK, new Json.Num(VERSION));
    switch (body) {
      case Body.Text(String text) when compressed -> members.text("BodyGzip", Gzip.base64(text));
      case Body.Text(String text) -> members.text("Body", text);
      case Body.Base64(String text) -> members.text("BodyBase64", text);
    }
    JsonMembers given = new JsonMembers();
    new TreeMap<>(attributes).forEach((name, value) -> given.add(name, value.json()));
    members.add("MessageAttributes", given.object()).add(RelayAttributes.FAULTS, violations);
    return JsonWriter.ascii(members.object());
  }

  static Opening open(String text) {
    Json.Obj members;
    try {
      if (!(JsonReader.read(text) instanceof Json.Obj object)) {
        return new Opening.Failed("", "an envelope of the relay is an object");
      }
      members = object;
    } catch (JsonSyntaxException e) {
      return new Opening.Failed("", "an envelope of the relay that is no JSON: " + e.getMessage());
    }
    if (!(members.get(MARK) instanceof Json.Num(String version)) || !version.equals(VERSION)) {
      return new Opening.Failed("/" + MARK, "an envelope of the relay has version " + VERSION);
    }
    Body body = body(members);
    if (body == null) {
      return new Opening.Failed(
          "", "an envelope of the relay needs Body, BodyBase64 or a BodyGzip that can be unpacked");
    }
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    if (members.get("MessageAttributes") instanceof Json.Obj(Map<String, Json> given)) {
      for (Map.Entry<String, Json> entry : given.entrySet()) {
        MessageAttribute attribute = attribute(entry.getValue());
        if (attribute == null) {
          return new Opening.Failed(
              "/MessageAttributes",
              "an attribute has DataType and StringValue or BinaryValue, all of them strings");
        }
        attributes.put(entry.getKey(), attribute);
      }
    }
    return new Opening.Opened(new WaitingEnvelope(body, attributes));
  }

  private static @Nullable Body body(Json.Obj members) {
    String text = members.text("Body");
    String base64 = members.text("BodyBase64");
    String gzip = members.text("BodyGzip");
    if (text != null) {
      return new Body.Text(text);
    }
    if (base64 != null) {
      return new Body.Base64(base64);
    }
    String unpacked = gzip == null ? null : Gzip.text(gzip);
    return unpacked == null ? null : new Body.Text(unpacked);
  }

  /** As the API of SQS writes it. */
  private static @Nullable MessageAttribute attribute(Json json) {
    if (!(json instanceof Json.Obj members)) {
      return null;
    }
    String type = members.text("DataType");
    String text = members.text("StringValue");
    String value = text == null ? members.text("BinaryValue") : text;
    return type == null || value == null ? null : new MessageAttribute(type, value);
  }

  @Override
  public String toString() {
    return "WaitingEnvelope[" + attributes.keySet() + "]";
  }
}
