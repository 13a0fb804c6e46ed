package io.iotmi.relay.vendor.reading;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.vendor.component.ComponentTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what the expression of a folder gave into readings. */
public final class ReadingReader {
  private static final Set<String> OF_ANY = Set.of("id", "user", "time", "sequence", "device");
  private static final Set<String> OF_VALUES =
      with(Set.of("component", "values", "units", "facts"));
  private static final Set<String> OF_LIFECYCLE = with(Set.of("lifecycle", "attempt", "succeeded"));
  private static final Set<String> OF_PAGE = with(Set.of("devices", "discovery", "last"));
  private static final String LIFECYCLES =
      "must be one of added, removed, online, offline, answered, user-gone";

  private final List<Reading> readings = new ArrayList<>();
  private final List<ReadingFault> faults = new ArrayList<>();

  private ReadingReader() {}

  /**
   * Readings in their order.
   *
   * @param faults of readings that are left out, or of a member that is
   */
  public record Result(List<Reading> readings, List<ReadingFault> faults) {
    public Result {
      readings = List.copyOf(readings);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Reads an array of readings, in which arrays may stand for what they hold, or a single reading.
   *
   * @param found null where the expression found nothing, which is a fault: a payload without
   *     anything to tell has to be dropped on purpose
   */
  public static Result read(@Nullable Json found) {
    ReadingReader reader = new ReadingReader();
    List<Json> items = found == null ? List.of() : Found.flat(found);
    if (items.isEmpty()) {
      reader.faults.add(
          new ReadingFault(
              "", "", "required", "the expression gives no reading, and drops nothing either"));
    }
    for (int i = 0; i < items.size(); i++) {
      reader.add("/" + i, items.get(i));
    }
    return new Result(reader.readings, reader.faults);
  }

  private void add(String pointer, Json item) {
    if (!(item instanceof Json.Obj object)) {
      faults.add(
          new ReadingFault(pointer, pointer, "type", "a reading is an object, not " + item.kind()));
      return;
    }
    Found found = new Found(pointer, object, faults);
    Reading reading =
        found.has("drop")
            ? dropped(found)
            : found.has("lifecycle")
                ? lifecycle(found)
                : found.has("devices") ? page(found) : values(found);
    if (reading != null) {
      readings.add(reading);
    }
  }

  private static @Nullable Reading dropped(Found found) {
    found.knowOnly(Set.of("drop"));
    String reason = found.text("drop");
    return reason == null ? null : new Reading.Dropped(reason);
  }

  private static @Nullable Reading values(Found found) {
    found.knowOnly(OF_VALUES);
    String device = found.needId("device");
    if (!found.has("values")) {
      found.fault("values", "required", "must be given, or lifecycle, devices or drop");
    }
    Reading.ValueSet set = set(found);
    Reading.Origin origin = origin(found);
    return device == null || !found.has("values") || set == null
        ? null
        : new Reading.Values(device, set, origin);
  }

  private static @Nullable Reading lifecycle(Found found) {
    found.knowOnly(OF_LIFECYCLE);
    Reading.Origin origin = origin(found);
    String kind = found.text("lifecycle");
    String device =
        "user-gone".equals(kind) || "answered".equals(kind) ? "" : found.needId("device");
    if (device == null || kind == null) {
      return null;
    }
    return switch (kind) {
      case "added" -> new Reading.Added(device, origin);
      case "removed" -> new Reading.Removed(device, origin);
      case "online" -> new Reading.Presence(device, true, origin);
      case "offline" -> new Reading.Presence(device, false, origin);
      case "user-gone" -> {
        String user = found.needId("user");
        yield user == null ? null : new Reading.UserGone(user, origin);
      }
      case "answered" -> {
        String attempt = found.needId("attempt");
        Boolean succeeded = found.flag("succeeded");
        if (succeeded == null && !found.has("succeeded")) {
          found.fault("succeeded", "required", "must be given");
        }
        yield attempt == null || succeeded == null
            ? null
            : new Reading.Answered(attempt, succeeded, found.id("device"), origin);
      }
      default -> {
        found.fault("lifecycle", "enum", LIFECYCLES);
        yield null;
      }
    };
  }

  private Reading page(Found found) {
    found.knowOnly(OF_PAGE);
    List<Description> devices = new ArrayList<>();
    List<Json> items = found.list("devices");
    for (int i = 0; i < items.size(); i++) {
      String pointer = found.pointer() + "/devices/" + i;
      if (items.get(i) instanceof Json.Obj object) {
        DescriptionReader.read(new Found(pointer, object, faults), faults).ifPresent(devices::add);
      } else {
        faults.add(new ReadingFault(pointer, pointer, "type", "a device is an object"));
      }
    }
    Boolean last = found.flag("last");
    return new Reading.Page(found.id("discovery"), last == null || last, devices, origin(found));
  }

  static Reading.@Nullable ValueSet set(Found found) {
    String component = found.has("component") ? found.id("component") : ComponentTable.MAIN;
    Map<String, Json.Obj> facts = new LinkedHashMap<>();
    found
        .map("facts")
        .forEach(
            (name, value) -> {
              if (value instanceof Json.Obj object) {
                facts.put(name, object);
              }
            });
    return component == null
        ? null
        : new Reading.ValueSet(component, found.map("values"), found.texts("units"), facts);
  }

  /** A time that cannot be read is a fault of the time alone. */
  private static Reading.Origin origin(Found found) {
    Json given = found.any("time");
    Optional<Instant> time = given == null ? Optional.empty() : Times.read(given);
    if (given != null && time.isEmpty()) {
      found.fault("time", "pattern", "must be a time of ISO 8601 with offset, or a Unix time");
    }
    return new Reading.Origin(
        found.id("id"), found.id("user"), time.orElse(null), found.sequence("sequence"));
  }

  private static Set<String> with(Set<String> more) {
    Set<String> all = new HashSet<>(OF_ANY);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
