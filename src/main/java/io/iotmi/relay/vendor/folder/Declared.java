package io.iotmi.relay.vendor.folder;

import io.iotmi.relay.model.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a folder's JSON file, whose members are asked for one by one. A member of the wrong
 * type is a fault and counts as absent; {@link #end} makes a fault of each member that was not
 * asked for, which is how a misspelt name is found.
 */
public final class Declared {
  private final String file;
  private final String place;
  private final Json.Obj members;
  private final FolderFaults faults;
  private final Set<String> asked = new HashSet<>();

  public Declared(String file, String place, Json.Obj members, FolderFaults faults) {
    this.file = file;
    this.place = place;
    this.members = members;
    this.faults = faults;
  }

  public Json.Obj json() {
    return members;
  }

  public String file() {
    return file;
  }

  /** The pointer to a member. */
  public String at(String name) {
    return place + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** A fault of the object itself. */
  public void fault(String message) {
    faults.add(file, place, message);
  }

  /** A fault of a member. */
  public void fault(String name, String message) {
    faults.add(file, at(name), message);
  }

  public boolean has(String name) {
    return members.given(name) != null;
  }

  public @Nullable Json any(String name) {
    asked.add(name);
    return members.given(name);
  }

  public @Nullable String text(String name) {
    Json.Text text = typed(name, Json.Text.class, "a text that is not empty");
    if (text != null && text.value().isEmpty()) {
      wrong(name, "a text that is not empty", text);
      return null;
    }
    return text == null ? null : text.value();
  }

  /** A text that must be there; empty with a fault where it is not. */
  public String needText(String name) {
    String value = text(name);
    if (value == null && !has(name)) {
      fault(name, "must be given");
    }
    return value == null ? "" : value;
  }

  public @Nullable BigDecimal number(String name) {
    Json.Num number = typed(name, Json.Num.class, "a number");
    try {
      return number == null ? null : new BigDecimal(number.literal());
    } catch (NumberFormatException e) {
      fault(name, "must be a number that can be reckoned with");
      return null;
    }
  }

  public @Nullable Integer whole(String name, int least, int most) {
    BigDecimal number = number(name);
    if (number == null) {
      return null;
    }
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      fault(name, "must be a whole number from " + least + " to " + most);
      return null;
    }
    return number.intValueExact();
  }

  public boolean flag(String name, boolean preset) {
    Json.Bool flag = typed(name, Json.Bool.class, "true or false");
    return flag == null ? preset : flag.value();
  }

  /** A constant of an enum, spelt in lower case with hyphens. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E preset) {
    String value = text(name);
    if (value == null) {
      return preset;
    }
    E constant = Spelling.constant(value, type);
    if (constant == null) {
      fault(name, "must be one of " + Spelling.all(type));
    }
    return constant == null ? preset : constant;
  }

  public @Nullable Declared object(String name) {
    Json.Obj object = typed(name, Json.Obj.class, "an object");
    return object == null ? null : new Declared(file, at(name), object, faults);
  }

  /** The members of an object whose names the folder's author chose; empty where it is absent. */
  public Map<String, Json> map(String name) {
    Declared object = object(name);
    return object == null ? Map.of() : new LinkedHashMap<>(object.members.members());
  }

  /** The objects of an array; empty where it is absent. */
  public List<Declared> objects(String name) {
    List<Declared> all = new ArrayList<>();
    List<Json> items = items(name);
    for (int i = 0; i < items.size(); i++) {
      String itemPlace = at(name) + "/" + i;
      if (items.get(i) instanceof Json.Obj object) {
        all.add(new Declared(file, itemPlace, object, faults));
      } else {
        faults.add(file, itemPlace, "must be an object, not " + items.get(i).kind());
      }
    }
    return all;
  }

  /** The texts of an array; empty where it is absent. */
  public List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    List<Json> items = items(name);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Json.Text(String value)) {
        all.add(value);
      } else {
        faults.add(file, at(name) + "/" + i, "must be a text, not " + items.get(i).kind());
      }
    }
    return all;
  }

  public List<Json> items(String name) {
    Json.Arr array = typed(name, Json.Arr.class, "an array");
    return array == null ? List.of() : array.items();
  }

  /** Makes no fault of further members, whose meaning depends on one that is wrong. */
  public void ignoreRest() {
    asked.addAll(members.members().keySet());
  }

  /** Makes a fault of each member that was not asked for. */
  public void end() {
    asked.add("$schema");
    asked.add("comment");
    for (String name : members.members().keySet()) {
      if (!asked.contains(name)) {
        fault(name, "no such member here");
      }
    }
  }

  private <T extends Json> @Nullable T typed(String name, Class<T> type, String expected) {
    Json value = any(name);
    if (value == null) {
      return null;
    }
    if (!type.isInstance(value)) {
      wrong(name, expected, value);
      return null;
    }
    return type.cast(value);
  }

  private void wrong(String name, String expected, Json found) {
    fault(name, "must be " + expected + ", not " + found.kind());
  }
}
