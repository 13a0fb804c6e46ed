package io.iotmi.relay.stage.decode;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Gives events of a message ids of their own, which count more than any other identity. */
public final class OwnIds {
  private final IntFunction<@Nullable String> ids;

  /**
   * @param ids the new id of the event at a position, or null for an event that keeps its own
   */
  public OwnIds(IntFunction<@Nullable String> ids) {
    this.ids = ids;
  }

  /** The message's body with these ids; null where there is no event of a known form to name. */
  public @Nullable String in(InboundMessage message) {
    if (!(StrictText.body(message) instanceof Reading.Got<String>(String text))) {
      return null;
    }
    return in(text, Envelope.MAX_WRAPPINGS);
  }

  private @Nullable String in(String text, int wrappings) {
    if (!(StrictText.json("", text) instanceof Reading.Got<Json>(Json body))) {
      return null;
    }
    Json named = content(body, wrappings);
    return named == null ? null : JsonWriter.ascii(named);
  }

  private @Nullable Json content(Json json, int wrappings) {
    return switch (json) {
      case Json.Obj wrapper when Envelope.isSns(wrapper) && wrappings > 0 -> {
        String text = wrapper.text("Message");
        String inner = text == null ? null : in(text, wrappings - 1);
        yield inner == null ? null : with(wrapper, "Message", new Json.Text(inner));
      }
      case Json.Obj wrapper when Envelope.isEventBridge(wrapper) && wrappings > 0 -> {
        Json detail = wrapper.get("detail");
        Json inner = detail == null ? null : content(detail, wrappings - 1);
        yield inner == null ? null : with(wrapper, "detail", inner);
      }
      case Json.Arr(List<Json> elements) -> array(elements);
      default -> event(json, 0);
    };
  }

  private @Nullable Json array(List<Json> elements) {
    List<Json> named = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Json event = event(elements.get(i), i);
      if (event == null) {
        return null;
      }
      named.add(event);
    }
    return new Json.Arr(named);
  }

  private @Nullable Json event(Json json, int position) {
    String id = ids.apply(position);
    if (id == null) {
      return json;
    }
    if (!(json instanceof Json.Obj event)) {
      return null;
    }
    if (EventForm.isCloudEvent(event)) {
      return with(event, "id", new Json.Text(id));
    }
    return EventForm.isRequestForm(event) ? with(event, "EventId", new Json.Text(id)) : null;
  }

  private static Json.Obj with(Json.Obj object, String name, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return new Json.Obj(members);
  }
}
