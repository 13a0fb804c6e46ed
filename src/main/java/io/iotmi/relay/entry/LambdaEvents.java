package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonFault;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells Lambda events apart by their members and takes out what the relay needs. */
final class LambdaEvents {
  private static final String EXPECTED =
      "expected an SQS event, an API Gateway request (REST or HTTP API), a Function URL request, or"
          + " one event or an array of events in the request form or as CloudEvents";

  private LambdaEvents() {}

  static Invocation recognise(byte[] input) {
    Json event;
    try {
      event = JsonReader.readEnvelope(input);
    } catch (JsonFault fault) {
      return new Invocation.Unrecognised(fault.getMessage() + "; " + EXPECTED);
    }
    return switch (event) {
      case Json.Obj object when object.get("Records") instanceof Json.Arr(List<Json> records) ->
          SqsRecords.recognise(records, EXPECTED);
      case Json.Obj object when isV2(object) -> v2(object);
      case Json.Obj object when isV1(object) -> v1(object);
      case Json.Obj object -> {
        String operation = operation(object);
        yield operation == null ? direct(input) : new Invocation.Operation(operation);
      }
      case Json.Arr array -> direct(input);
      default -> new Invocation.Unrecognised("found a " + event.kind() + "; " + EXPECTED);
    };
  }

  private static @Nullable String operation(Json.Obj event) {
    return event.get("header") instanceof Json.Obj
            && event.get("payload") instanceof Json.Obj payload
        ? payload.text("operationName")
        : null;
  }

  private static boolean isV2(Json.Obj event) {
    return event.get("requestContext") instanceof Json.Obj context
        && context.get("http") instanceof Json.Obj;
  }

  private static boolean isV1(Json.Obj event) {
    return event.get("requestContext") instanceof Json.Obj && event.text("httpMethod") != null;
  }

  private static Invocation v2(Json.Obj event) {
    String method =
        event.get("requestContext") instanceof Json.Obj context
                && context.get("http") instanceof Json.Obj http
            ? http.text("method")
            : null;
    Map<String, String> headers = new HashMap<>();
    addHeaders(event, headers);
    return request(event, headers, method == null ? "" : method, Invocation.Payload.V2);
  }

  private static Invocation v1(Json.Obj event) {
    Map<String, String> headers = new HashMap<>();
    addHeaders(event, headers);
    if (event.get("multiValueHeaders") instanceof Json.Obj(Map<String, Json> multi)) {
      multi.forEach(
          (name, values) -> {
            if (values instanceof Json.Arr(List<Json> items) && !items.isEmpty()) {
              List<String> texts = new ArrayList<>();
              for (Json item : items) {
                if (item instanceof Json.Text(String text)) {
                  texts.add(text);
                }
              }
              headers.put(name.toLowerCase(Locale.ROOT), String.join(",", texts));
            }
          });
    }
    String method = event.text("httpMethod");
    return request(event, headers, method == null ? "" : method, Invocation.Payload.V1);
  }

  private static Invocation request(
      Json.Obj event, Map<String, String> headers, String method, Invocation.Payload payload) {
    String text = event.text("body");
    String given = text == null ? "" : text;
    boolean encoded = event.get("isBase64Encoded") instanceof Json.Bool(boolean flag) && flag;
    Body body = encoded ? new Body.Base64(given) : new Body.Text(given);
    return new Invocation.Request(
        new InboundMessage(0, new Source.Http(headers, Principals.of(event, headers)), body),
        method,
        payload);
  }

  private static void addHeaders(Json.Obj event, Map<String, String> headers) {
    if (event.get("headers") instanceof Json.Obj(Map<String, Json> given)) {
      given.forEach(
          (name, value) -> {
            if (value instanceof Json.Text(String text)) {
              headers.put(name.toLowerCase(Locale.ROOT), text);
            }
          });
    }
  }

  private static Invocation direct(byte[] input) {
    return new Invocation.Direct(
        new InboundMessage(
            0, new Source.Direct(), new Body.Text(new String(input, StandardCharsets.UTF_8))));
  }
}
