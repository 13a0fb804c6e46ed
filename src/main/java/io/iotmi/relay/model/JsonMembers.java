package io.iotmi.relay.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Members of an object in the order in which they are given; what is null is left out. Not
 * thread-safe.
 */
public final class JsonMembers {
  private final Map<String, Json> members = new LinkedHashMap<>();

  public JsonMembers add(String name, @Nullable Json value) {
    if (value != null) {
      members.put(name, value);
    }
    return this;
  }

  public JsonMembers text(String name, @Nullable String value) {
    return add(name, value == null ? null : new Json.Text(value));
  }

  public JsonMembers text(String name, @Nullable Sensitive value) {
    return text(name, value == null ? null : value.value());
  }

  public JsonMembers number(String name, @Nullable Number value) {
    return add(name, value == null ? null : new Json.Num(value.toString()));
  }

  public JsonMembers bool(String name, boolean value) {
    return add(name, new Json.Bool(value));
  }

  public JsonMembers array(String name, @Nullable List<? extends Json> items) {
    return add(name, items == null ? null : new Json.Arr(List.copyOf(items)));
  }

  public JsonMembers all(Map<String, ? extends Json> more) {
    members.putAll(more);
    return this;
  }

  public Json.Obj object() {
    return new Json.Obj(members);
  }
}
