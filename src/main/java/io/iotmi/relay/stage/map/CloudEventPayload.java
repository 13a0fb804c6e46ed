package io.iotmi.relay.stage.map;

import static io.iotmi.relay.stage.map.Shape.Member.may;
import static io.iotmi.relay.stage.map.Shape.Member.needs;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.ThirdPartyEvent.CloudEvent;
import io.iotmi.relay.stage.map.Scalar.OneOf;
import io.iotmi.relay.stage.map.Scalar.Text;
import io.iotmi.relay.stage.map.Shape.ListOf;
import io.iotmi.relay.stage.map.Shape.Struct;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The payloads of the three CloudEvents types, turned into members of the request.
 *
 * <p>A cluster's attributes must be an object keyed by attribute id here: AWS's own model examples
 * have it so, and the arrays of the developer guide's examples contradict them.
 */
final class CloudEventPayload {
  /** The known types, in the order of {@link #operation}. */
  static final List<String> TYPES =
      List.of("device.discovered", "device.changed", "command.answered");

  private static final ListOf CLUSTERS = ApiShapes.clusters(new Shape.AnyObject());

  static final Struct DISCOVERED =
      Struct.of(
          may("userId", ApiShapes.USER_ID),
          needs("discoveryId", ApiShapes.DISCOVERY_ID),
          needs("last", new Scalar.Flag()),
          needs("devices", ApiShapes.DEVICES));

  /** The content of an OCF resource, which the API's reference puts into {@code Message}. */
  private static final Struct OCF =
      Struct.of(
          needs("uri", Text.of(7, Integer.MAX_VALUE, "auc://[\\s\\S]+")),
          needs("op", new OneOf(List.of("n+d"))),
          needs("cn", ApiShapes.DOCUMENT));

  static final Struct CHANGED =
      Struct.of(
          may("userId", ApiShapes.USER_ID),
          may("endpoint", ApiShapes.ENDPOINT_ID),
          may("clusters", CLUSTERS),
          may("ocf", OCF));

  private final Text message;
  private final Struct answered;

  CloudEventPayload(MessageRule rule) {
    this.message = ApiShapes.message(rule);
    this.answered = answered(rule);
  }

  static Struct answered(MessageRule rule) {
    return Struct.of(
        may("userId", ApiShapes.USER_ID),
        needs("statusCode", ApiShapes.STATUS_CODE),
        may("message", ApiShapes.message(rule)),
        may("endpoint", ApiShapes.ENDPOINT_ID),
        may("clusters", CLUSTERS));
  }

  static @Nullable Operation operation(@Nullable String type) {
    return switch (type) {
      case "device.discovered" -> Operation.DEVICE_DISCOVERY;
      case "device.changed" -> Operation.DEVICE_EVENT;
      case "command.answered" -> Operation.DEVICE_COMMAND_RESPONSE;
      case null, default -> null;
    };
  }

  /**
   * The request's members by the API's names.
   *
   * @param deviceId the event's subject, where its type has one
   */
  Json.Obj request(
      Operation operation, @Nullable Json deviceId, CloudEvent event, Violations violations) {
    Pointer at = Pointer.to(event.dataPointer());
    Json data = event.data();
    if (data == null || data instanceof Json.Null) {
      violations.add(at, "required", "the event needs data");
      return Json.Obj.EMPTY;
    }
    Struct shape =
        switch (operation) {
          case DEVICE_DISCOVERY -> DISCOVERED;
          case DEVICE_EVENT, DEVICE_COMMAND_REQUEST -> CHANGED;
          case DEVICE_COMMAND_RESPONSE -> answered;
        };
    if (!(shape.check(data, at, violations) instanceof Json.Obj clean)) {
      return Json.Obj.EMPTY;
    }
    Map<String, Json> request = new LinkedHashMap<>();
    request.put("OperationVersion", new Json.Text("1.0"));
    request.put("StatusCode", status(clean));
    put(request, "UserId", clean.get("userId"));
    put(request, "ConnectorDeviceId", deviceId);
    put(request, "DeviceDiscoveryId", clean.get("discoveryId"));
    put(request, "Devices", clean.get("devices"));
    put(request, "MatterEndpoint", endpoint(clean));
    put(request, "Message", message(clean, at, violations));
    if (operation == Operation.DEVICE_EVENT) {
      needOne(List.of("clusters", "ocf"), clean, at, violations);
    } else if (operation == Operation.DEVICE_COMMAND_RESPONSE) {
      needOne(List.of("clusters", "endpoint", "message"), clean, at, violations);
    }
    return new Json.Obj(request);
  }

  /**
   * Any 3xx tells the service that more devices follow. See
   * https://docs.aws.amazon.com/iot-mi/latest/devguide/discover-devices-op.html
   */
  private static Json status(Json.Obj data) {
    Json own = data.get("statusCode");
    if (own != null) {
      return own;
    }
    boolean moreFollow = data.get("last") instanceof Json.Bool(boolean last) && !last;
    return new Json.Num(moreFollow ? "300" : "200");
  }

  private static @Nullable Json endpoint(Json.Obj data) {
    Map<String, Json> endpoint = new LinkedHashMap<>();
    put(endpoint, "id", data.get("endpoint"));
    put(endpoint, "clusters", data.get("clusters"));
    return endpoint.isEmpty() ? null : new Json.Obj(endpoint);
  }

  private @Nullable Json message(Json.Obj data, Pointer at, Violations violations) {
    Json ocf = data.get("ocf");
    if (!(ocf instanceof Json.Obj resource) || !OCF.accepts(ocf)) {
      return data.get("message");
    }
    Map<String, Json> ordered = new LinkedHashMap<>();
    for (String name : List.of("uri", "op", "cn")) {
      put(ordered, name, resource.get(name));
    }
    Json text =
        new Json.Text(new String(JsonWriter.bytes(new Json.Obj(ordered)), StandardCharsets.UTF_8));
    return message.check(text, at.member("ocf"), violations);
  }

  private static void needOne(
      List<String> names, Json.Obj data, Pointer at, Violations violations) {
    if (names.stream().noneMatch(name -> data.get(name) != null)) {
      violations.add(at, "required", "needs at least one of " + String.join(", ", names));
    }
  }

  private static void put(Map<String, Json> json, String name, @Nullable Json value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
