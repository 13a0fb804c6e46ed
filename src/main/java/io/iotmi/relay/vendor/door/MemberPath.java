package io.iotmi.relay.vendor.door;

import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pointer into a body. See https://www.rfc-editor.org/rfc/rfc6901
 *
 * @param steps member names, and positions in an array
 */
public record MemberPath(List<String> steps) {
  private static final int MAX_STEPS = 20;

  public MemberPath {
    steps = List.copyOf(steps);
  }

  /** Null for what is no pointer, or one to the whole body. */
  public static @Nullable MemberPath read(String pointer) {
    if (!pointer.startsWith("/")) {
      return null;
    }
    List<String> steps = new ArrayList<>();
    for (String step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps.size() > MAX_STEPS ? null : new MemberPath(steps);
  }

  /** What stands there; null for nothing. */
  public @Nullable Json in(Json body) {
    Json current = body;
    for (String step : steps) {
      Json next =
          switch (current) {
            case Json.Obj object -> object.get(step);
            case Json.Arr(List<Json> items) -> at(items, step);
            default -> null;
          };
      if (next == null) {
        return null;
      }
      current = next;
    }
    return current;
  }

  /** The text, number or boolean that stands there, as it was written. */
  public @Nullable String textIn(Json body) {
    return switch (in(body)) {
      case Json.Text(String text) -> text;
      case Json.Num(String literal) -> literal;
      case Json.Bool(boolean flag) -> Boolean.toString(flag);
      case null, default -> null;
    };
  }

  private static @Nullable Json at(List<Json> items, String step) {
    for (int i = 0; i < items.size(); i++) {
      if (Integer.toString(i).equals(step)) {
        return items.get(i);
      }
    }
    return null;
  }

  /** As a pointer. */
  @Override
  public String toString() {
    StringBuilder pointer = new StringBuilder();
    steps.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }
}
