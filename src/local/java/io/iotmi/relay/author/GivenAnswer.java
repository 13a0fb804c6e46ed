package io.iotmi.relay.author;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CommandProgress;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.json.JsonReader;
import io.iotmi.relay.json.JsonSyntaxException;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Shows what an operation gave. */
final class GivenAnswer {
  private GivenAnswer() {}

  static Json.Obj shown(CloudAnswer<?> answer) {
    return switch (answer) {
      case CloudAnswer.Refused<?> refused ->
          new JsonMembers()
              .text("refused", word(refused.refusal()))
              .text("detail", refused.detail())
              .object();
      case CloudAnswer.Unavailable<?> unavailable ->
          new JsonMembers()
              .text("unavailable", word(unavailable.outage()))
              .text("detail", unavailable.detail())
              .bool("sent", unavailable.sent())
              .number(
                  "retryAfter",
                  unavailable.retryAfter() == null ? null : unavailable.retryAfter().toSeconds())
              .object();
      case CloudAnswer.Got<?>(var value) ->
          switch (value) {
            case String user -> new JsonMembers().text("user", user).object();
            case DevicePage page -> page(page);
            case CommandProgress.Confirmed(List<Reading> readings) ->
                new JsonMembers().array("confirmed", readings(readings)).object();
            case CommandProgress.Accepted(String attempt) ->
                new JsonMembers().text("attempt", attempt).object();
            case CommandProgress.Sent() -> new JsonMembers().bool("sent", true).object();
            case VendorCloud.Done _ -> new JsonMembers().bool("done", true).object();
            case List<?> all ->
                new JsonMembers()
                    .array(
                        "readings",
                        readings(
                            all.stream()
                                .filter(Reading.class::isInstance)
                                .map(Reading.class::cast)
                                .toList()))
                    .object();
            default -> throw new IllegalArgumentException("an answer of another kind");
          };
    };
  }

  private static Json.Obj page(DevicePage page) {
    return new JsonMembers()
        .array("devices", page.devices().stream().map(GivenAnswer::device).toList())
        .add("next", page.next() == null ? null : json(page.next()))
        .array(
            "faults",
            page.faults().isEmpty()
                ? null
                : page.faults().stream().map(fault -> new Json.Text(fault.place())).toList())
        .object();
  }

  private static Json json(String cursor) {
    try {
      return JsonReader.read(cursor);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Json.Obj device(Description device) {
    JsonMembers parts = new JsonMembers();
    for (Description.Part part : device.parts()) {
      JsonMembers shown = new JsonMembers().add("values", new Json.Obj(part.set().values()));
      if (!part.set().facts().isEmpty()) {
        shown.add("facts", new JsonMembers().all(part.set().facts()).object());
      }
      parts.add(part.set().component(), shown.object());
    }
    return new JsonMembers()
        .text("device", device.device())
        .text("name", device.name())
        .add("online", device.reachable() == null ? null : new Json.Bool(device.reachable()))
        .add("components", parts.object())
        .object();
  }

  private static List<Json> readings(List<Reading> readings) {
    return readings.stream().map(GivenAnswer::reading).toList();
  }

  private static Json reading(Reading reading) {
    JsonMembers shown = new JsonMembers();
    switch (reading) {
      case Reading.Values(String device, Reading.ValueSet set, _) ->
          shown
              .text("device", device)
              .text("component", set.component())
              .add("values", new Json.Obj(set.values()))
              .add("units", set.units().isEmpty() ? null : units(set));
      case Reading.Presence(String device, boolean reachable, _) ->
          shown.text("device", device).bool("online", reachable);
      case Reading.Page page ->
          shown.array("devices", page.devices().stream().map(GivenAnswer::device).toList());
      case Reading other -> shown.text("kind", word(other.getClass().getSimpleName()));
    }
    return shown.object();
  }

  private static Json.Obj units(Reading.ValueSet set) {
    JsonMembers units = new JsonMembers();
    new TreeMap<>(set.units()).forEach(units::text);
    return units.object();
  }

  private static String word(Enum<?> constant) {
    return word(constant.name().replace('_', '-'));
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
