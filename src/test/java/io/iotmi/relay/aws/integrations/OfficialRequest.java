package io.iotmi.relay.aws.integrations;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.RequestJson;
import io.iotmi.relay.model.SendConnectorEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.iotmanagedintegrations.model.SendConnectorEventRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The same request in the types of the generated client, filled by what that client knows of its
 * own members: one that it does not know fails here.
 */
final class OfficialRequest {
  private OfficialRequest() {}

  static SendConnectorEventRequest of(SendConnectorEvent request) {
    SendConnectorEventRequest.Builder builder = SendConnectorEventRequest.builder();
    fill(builder, RequestJson.of(request));
    return builder.connectorId(request.connectorId()).build();
  }

  private static void fill(SdkPojo target, Json.Obj json) {
    Set<String> unknown = new HashSet<>(json.members().keySet());
    for (SdkField<?> field : target.sdkFields()) {
      Json value = json.get(field.locationName());
      if (value != null) {
        field.set(target, value(field, value));
        unknown.remove(field.locationName());
      }
    }
    if (!unknown.isEmpty()) {
      throw new AssertionError("the generated client does not know " + unknown);
    }
  }

  private static @Nullable Object value(SdkField<?> field, Json json) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.DOCUMENT)) {
      return document(json);
    }
    if (type.equals(MarshallingType.LIST) && json instanceof Json.Arr(var items)) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      List<@Nullable Object> list = new ArrayList<>();
      items.forEach(i -> list.add(value(member, i)));
      return list;
    }
    if (type.equals(MarshallingType.MAP) && json instanceof Json.Obj(var members)) {
      SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      members.forEach((k, v) -> map.put(k, value(member, v)));
      return map;
    }
    if (type.equals(MarshallingType.SDK_POJO) && json instanceof Json.Obj object) {
      SdkPojo builder = field.constructor().get();
      fill(builder, object);
      return ((Buildable) builder).build();
    }
    if (type.equals(MarshallingType.STRING) && json instanceof Json.Text(String text)) {
      return text;
    }
    if (type.equals(MarshallingType.INTEGER) && json instanceof Json.Num(String number)) {
      return Integer.valueOf(number);
    }
    if (type.equals(MarshallingType.LONG) && json instanceof Json.Num(String number)) {
      return Long.valueOf(number);
    }
    throw new AssertionError("the generated client has another type for " + field.locationName());
  }

  private static Document document(Json json) {
    return switch (json) {
      case Json.Text(String text) -> Document.fromString(text);
      case Json.Num(String number) -> Document.fromNumber(number);
      case Json.Bool(boolean flag) -> Document.fromBoolean(flag);
      case Json.Null() -> Document.fromNull();
      case Json.Arr(var items) ->
          Document.fromList(items.stream().map(OfficialRequest::document).toList());
      case Json.Obj(var members) -> {
        Map<String, Document> map = new LinkedHashMap<>();
        members.forEach((k, v) -> map.put(k, document(v)));
        yield Document.fromMap(map);
      }
    };
  }
}
