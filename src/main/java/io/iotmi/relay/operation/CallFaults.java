package io.iotmi.relay.operation;

import io.iotmi.relay.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a call while its members are read. */
final class CallFaults {
  private final List<String> faults = new ArrayList<>();

  void add(String place, String expected) {
    faults.add(place + " " + expected);
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /** A required text; empty where it is missing or not as expected. */
  String text(Json.Obj object, String at, String name, Predicate<String> rule, String expected) {
    String text = object.text(name);
    if (text != null && rule.test(text)) {
      return text;
    }
    add(at + "/" + name, object.given(name) == null ? "is missing" : "must be " + expected);
    return "";
  }

  Json.@Nullable Obj object(Json.Obj object, String at, String name) {
    if (object.given(name) instanceof Json.Obj member) {
      return member;
    }
    add(at + "/" + name, object.given(name) == null ? "is missing" : "must be an object");
    return null;
  }

  /** Some faults say enough; the message is shown to a customer. */
  String message() {
    String first = String.join("; ", faults.subList(0, Math.min(5, faults.size())));
    return faults.size() <= 5 ? first : first + "; and " + (faults.size() - 5) + " more";
  }
}
