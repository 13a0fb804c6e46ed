package io.iotmi.relay.stage.map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The shapes as JSON Schema, see https://json-schema.org/draft/2020-12. The constants of {@link
 * ApiShapes} become definitions by their names. As in the API, null counts as an absent member.
 */
final class ShapeSchema {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final IdentityHashMap<Shape, String> NAMES = names();

  /** For validators that do not check formats, or allow a space for the T. */
  private static final String TIME =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$";

  private final Map<String, ObjectNode> definitions = new TreeMap<>();
  private final Properties descriptions;

  /**
   * @param descriptions of members, by definition and member, such as {@code Device.DeviceMetadata}
   */
  ShapeSchema(Properties descriptions) {
    this.descriptions = descriptions;
  }

  /** The members of a structure, which the caller may add to. */
  ObjectNode struct(String name, Shape.Struct struct) {
    ObjectNode schema = MAKE.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = MAKE.arrayNode();
    struct
        .members()
        .forEach(
            (member, declared) -> {
              ObjectNode value =
                  declared.required() ? of(declared.shape()) : orNull(declared.shape());
              String description = descriptions.getProperty(name + "." + member);
              properties.set(
                  member,
                  description == null
                      ? value
                      : MAKE.objectNode().put("description", description).setAll(value));
              if (declared.required()) {
                required.add(member);
              }
            });
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (!struct.open()) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  /** What was referred to so far. */
  ObjectNode definitions() {
    ObjectNode all = MAKE.objectNode();
    all.setAll(definitions);
    return all;
  }

  /** The value itself; a named shape by reference. */
  ObjectNode of(Shape shape) {
    String name = NAMES.get(shape);
    if (name == null) {
      return inPlace("", shape);
    }
    if (!definitions.containsKey(name)) {
      definitions.put(name, MAKE.objectNode());
      definitions.put(name, inPlace(name, shape));
    }
    return MAKE.objectNode().put("$ref", "#/$defs/" + name);
  }

  ObjectNode orNull(Shape shape) {
    if (shape instanceof Shape.Document) {
      return MAKE.objectNode();
    }
    ObjectNode either = MAKE.objectNode();
    either.putArray("anyOf").add(of(shape)).add(MAKE.objectNode().put("type", "null"));
    return either;
  }

  private ObjectNode inPlace(String name, Shape shape) {
    ObjectNode schema = MAKE.objectNode();
    switch (shape) {
      case Shape.Document() -> schema.putObject("not").put("type", "null");
      case Shape.AnyObject() -> schema.put("type", "object");
      case Shape.Struct struct -> schema.setAll(struct(name, struct));
      case Shape.ListOf(int min, int max, Shape element) -> {
        schema.put("type", "array").set("items", of(element));
        bounds(schema, "minItems", min, "maxItems", max);
      }
      case Shape.MapOf(int min, int max, Scalar key, Shape value) -> {
        schema.put("type", "object").set("propertyNames", of(key));
        schema.set("additionalProperties", of(value));
        bounds(schema, "minProperties", min, "maxProperties", max);
      }
      case Scalar.Text(int min, int max, var pattern) -> {
        schema.put("type", "string");
        bounds(schema, "minLength", min, "maxLength", max);
        if (pattern != null) {
          schema.put("pattern", "^(" + pattern.pattern() + ")$");
        }
      }
      case Scalar.Whole(long min, long max) ->
          schema.put("type", "integer").put("minimum", min).put("maximum", max);
      case Scalar.Flag() -> schema.put("type", "boolean");
      case Scalar.OneOf(var values) -> values.forEach(schema.putArray("enum")::add);
      case Scalar.Time() ->
          schema.put("type", "string").put("format", "date-time").put("pattern", TIME);
    }
    return schema;
  }

  private static void bounds(ObjectNode schema, String least, int min, String most, int max) {
    if (min > 0) {
      schema.put(least, min);
    }
    if (max < Integer.MAX_VALUE) {
      schema.put(most, max);
    }
  }

  /** {@code MATTER_ENDPOINT} is {@code MatterEndpoint}. */
  private static IdentityHashMap<Shape, String> names() {
    IdentityHashMap<Shape, String> names = new IdentityHashMap<>();
    for (Field field : ApiShapes.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && Shape.class.isAssignableFrom(field.getType())) {
        StringBuilder name = new StringBuilder();
        for (String word : field.getName().split("_", -1)) {
          name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        try {
          field.setAccessible(true);
          names.put((Shape) field.get(null), name.toString());
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    names.remove(ApiShapes.DOCUMENT);
    return names;
  }
}
