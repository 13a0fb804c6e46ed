package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lambda events around a fuzzer's bytes, as AWS's sources wrap what a stranger sends. */
final class HostileEvents {
  private static final String ARN = "arn:aws:sqs:eu-west-1:1:queue";
  private static final String NEXT_RECORD = "\n---\n";
  private static final int MAX_RECORDS = 8;

  private HostileEvents() {}

  static Json v1(HostileText text) {
    Map<String, Json> event = new LinkedHashMap<>();
    event.put("httpMethod", new Json.Text(text.header(":method", "POST")));
    event.put("requestContext", Json.Obj.EMPTY);
    event.put("headers", texts(text.headers()));
    Map<String, Json> multi = new LinkedHashMap<>();
    text.headers()
        .forEach((name, value) -> multi.put(name, new Json.Arr(List.of(new Json.Text(value)))));
    event.put("multiValueHeaders", new Json.Obj(multi));
    addBody(event, text);
    return new Json.Obj(event);
  }

  /** A request of an HTTP API as it is, without a mark. */
  static Json plain(Map<String, String> headers, String body) {
    Map<String, Json> event = new LinkedHashMap<>();
    event.put("version", new Json.Text("2.0"));
    event.put(
        "requestContext",
        new Json.Obj(Map.of("http", new Json.Obj(Map.of("method", new Json.Text("POST"))))));
    event.put("headers", texts(headers));
    event.put("body", new Json.Text(body));
    return new Json.Obj(event);
  }

  static Json v2(HostileText text) {
    return v2(text, text.header(":method", "POST"));
  }

  private static Json v2(HostileText text, String method) {
    Map<String, Json> event = new LinkedHashMap<>();
    event.put("version", new Json.Text("2.0"));
    event.put(
        "requestContext",
        new Json.Obj(Map.of("http", new Json.Obj(Map.of("method", new Json.Text(method))))));
    event.put("headers", texts(text.headers()));
    addBody(event, text);
    return new Json.Obj(event);
  }

  /** A request to the door for webhooks; lines {@code :path} and {@code :query} are its own. */
  static Json webhook(HostileText text) {
    Map<String, Json> event = new LinkedHashMap<>();
    String path = "/webhook/" + text.header(":path", "");
    event.put("version", new Json.Text("2.0"));
    event.put("routeKey", new Json.Text("ANY /webhook/{proxy+}"));
    event.put("rawPath", new Json.Text(path));
    event.put("rawQueryString", new Json.Text(text.header(":query", "")));
    event.put(
        "requestContext",
        new Json.Obj(
            Map.of(
                "http",
                new Json.Obj(
                    Map.of(
                        "method", new Json.Text(text.header(":method", "POST")),
                        "path", new Json.Text(path))))));
    event.put("headers", texts(text.headers()));
    addBody(event, text);
    return new Json.Obj(event);
  }

  /** Headers become attributes, the body becomes the data: a CloudEvent whatever the bytes are. */
  static Json cloudEvent(HostileText text) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", "id");
    attributes.put("source", "source");
    attributes.put("type", "device.changed");
    attributes.putAll(text.headers());
    if (text.headers().containsKey("binary")) {
      Map<String, String> headers = new LinkedHashMap<>();
      attributes.forEach(
          (name, value) ->
              headers.put("ce-" + name, name.equals("subject") ? value + LeakMarker.MARK : value));
      return v2(new HostileText(headers, text.body()), "POST");
    }
    Map<String, Json> event = new LinkedHashMap<>(texts(attributes).members());
    String data = text.text();
    try {
      event.put("data", JsonReader.read(data == null ? "" : data));
    } catch (JsonSyntaxException e) {
      event.put("data_base64", new Json.Text(Base64.getEncoder().encodeToString(text.body())));
    }
    return v2(
        new HostileText(
            Map.of("Content-Type", "application/cloudevents+json"),
            JsonWriter.bytes(new Json.Obj(event))),
        "POST");
  }

  static Json batch(byte[] data) {
    String[] parts = new String(data, StandardCharsets.UTF_8).split(NEXT_RECORD, MAX_RECORDS);
    List<Json> records = new ArrayList<>();
    for (String part : parts) {
      HostileText text = HostileText.of(part.getBytes(StandardCharsets.UTF_8));
      String body = LeakMarker.in(String.valueOf(text.text()));
      records.add(sqsRecord("m" + records.size(), text, body));
    }
    return new Json.Obj(Map.of("Records", new Json.Arr(records)));
  }

  /** The header {@code Wrap} names the envelopes from the inside out. */
  static Json enveloped(byte[] data) {
    HostileText text = HostileText.of(data);
    String body = LeakMarker.in(String.valueOf(text.text()));
    for (String wrapping : text.header("Wrap", "eventbridge sns").split(" ", 5)) {
      body = wrapping.equals("sns") ? sns(body, text) : eventBridge(body, text);
    }
    return new Json.Obj(Map.of("Records", new Json.Arr(List.of(sqsRecord("m0", text, body)))));
  }

  private static String sns(String body, HostileText text) {
    Map<String, Json> attributes = new LinkedHashMap<>();
    text.headers()
        .forEach(
            (name, value) -> attributes.put(name, texts(Map.of("Type", "String", "Value", value))));
    Map<String, Json> wrapper = new LinkedHashMap<>();
    wrapper.put("Type", new Json.Text("Notification"));
    wrapper.put("MessageId", new Json.Text(text.header("SnsId", "sns-1")));
    wrapper.put("TopicArn", new Json.Text("arn:aws:sns:eu-west-1:1:topic"));
    wrapper.put("Message", new Json.Text(body));
    wrapper.put("MessageAttributes", new Json.Obj(attributes));
    return JsonWriter.ascii(new Json.Obj(wrapper));
  }

  private static String eventBridge(String body, HostileText text) {
    Json detail;
    try {
      detail = JsonReader.read(body);
    } catch (JsonSyntaxException e) {
      return body;
    }
    Map<String, Json> wrapper = new LinkedHashMap<>();
    wrapper.put("id", new Json.Text(text.header("EventBridgeId", "eb-1")));
    wrapper.put("source", new Json.Text("vendor"));
    wrapper.put("detail-type", new Json.Text("Device Changed"));
    wrapper.put("detail", detail);
    return JsonWriter.ascii(new Json.Obj(wrapper));
  }

  private static Json sqsRecord(String id, HostileText text, String body) {
    boolean fifo = text.headers().containsKey("MessageGroupId");
    Map<String, Json> attributes = new LinkedHashMap<>();
    text.headers()
        .forEach(
            (name, value) ->
                attributes.put(name, texts(Map.of("dataType", "String", "stringValue", value))));
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("messageId", new Json.Text(id));
    members.put("eventSource", new Json.Text("aws:sqs"));
    members.put("eventSourceARN", new Json.Text(fifo ? ARN + ".fifo" : ARN));
    members.put("attributes", texts(text.headers()));
    members.put("messageAttributes", new Json.Obj(attributes));
    members.put("body", new Json.Text(body));
    return new Json.Obj(members);
  }

  private static void addBody(Map<String, Json> event, HostileText text) {
    String body = text.text();
    event.put(
        "body",
        new Json.Text(
            body == null ? Base64.getEncoder().encodeToString(text.body()) : LeakMarker.in(body)));
    event.put("isBase64Encoded", new Json.Bool(body == null));
  }

  private static Json.Obj texts(Map<String, String> values) {
    Map<String, Json> json = new LinkedHashMap<>();
    values.forEach((name, value) -> json.put(name, new Json.Text(value)));
    return new Json.Obj(json);
  }
}
