package io.iotmi.relay.vendor.matter;

import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads the relay's own Matter data; what is wrong in it is a bug of the build. */
final class MatterJson {
  private MatterJson() {}

  static Cluster cluster(String line) {
    Json.Obj json = object(json(line));
    String name = text(json, "name");
    return new Cluster(
        name,
        text(json, "id"),
        number(json, "revision").intValue(),
        each(json, "attributes", (member, body) -> attribute(name, member, body)),
        each(json, "commands", (member, body) -> command(name, member, body)),
        each(json, "events", (member, body) -> event(name, member, body)));
  }

  private static Attribute attribute(String cluster, String name, Json.Obj json) {
    String type = json.text("type");
    return new Attribute(
        cluster,
        name,
        text(json, "id"),
        type == null ? "" : type,
        json.given("min") == null
            ? null
            : new Attribute.Range(number(json, "min"), number(json, "max")),
        json.text("unit"),
        json.given("writable") != null,
        values(json));
  }

  private static Command command(String cluster, String name, Json.Obj json) {
    Map<String, String> fields = new LinkedHashMap<>();
    members(json, "fields").forEach((field, id) -> fields.put(field, text(id)));
    return new Command(cluster, name, text(json, "id"), fields);
  }

  private static Event event(String cluster, String name, Json.Obj json) {
    Map<String, Event.Field> fields = new LinkedHashMap<>();
    members(json, "fields")
        .forEach(
            (field, body) ->
                fields.put(
                    field,
                    body instanceof Json.Obj object
                        ? new Event.Field(text(object, "id"), values(object))
                        : new Event.Field(text(body), Map.of())));
    return new Event(cluster, name, text(json, "id"), fields);
  }

  private static Map<String, Integer> values(Json.Obj json) {
    Map<String, Integer> values = new LinkedHashMap<>();
    members(json, "values").forEach((name, value) -> values.put(name, number(value).intValue()));
    return values;
  }

  private static <T> List<T> each(
      Json.Obj json, String name, BiFunction<String, Json.Obj, T> reading) {
    List<T> all = new ArrayList<>();
    members(json, name).forEach((member, body) -> all.add(reading.apply(member, object(body))));
    return all;
  }

  private static Map<String, Json> members(Json.Obj json, String name) {
    return json.given(name) instanceof Json.Obj(var members) ? members : Map.of();
  }

  private static String text(Json.Obj json, String name) {
    Json value = json.given(name);
    return text(value == null ? Json.Null.NULL : value);
  }

  private static String text(Json json) {
    return json instanceof Json.Text(String value) ? value : broken("a text");
  }

  private static Long number(Json.Obj json, String name) {
    Json value = json.given(name);
    return number(value == null ? Json.Null.NULL : value);
  }

  private static Long number(Json json) {
    return Long.valueOf(json instanceof Json.Num(String value) ? value : broken("a number"));
  }

  static Json.Obj object(Json json) {
    return json instanceof Json.Obj object
        ? object
        : new Json.Obj(Map.of(broken("an object"), json));
  }

  private static String broken(String expected) {
    throw new IllegalStateException("the Matter data of the relay lacks " + expected);
  }

  static Json json(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
