package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.identity.UserAlias;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a payload says, before it is translated.
 *
 * @param violations of readings that are left out
 */
public record PayloadReadings(List<Reading> readings, List<Violation> violations) {
  public PayloadReadings {
    readings = List.copyOf(readings);
    violations = List.copyOf(violations);
  }

  /**
   * A device as a list describes it.
   *
   * @param device its {@code ConnectorDeviceId}
   * @param user the {@code UserId}, null where the list does not say whose it is
   * @param facts what there is to know of its values, by their names
   */
  public record Described(String device, @Nullable String user, Map<String, Json.Obj> facts) {}

  /** The devices that the readings are about, by their {@code ConnectorDeviceId}. */
  public Set<String> devices() {
    Set<String> devices = new LinkedHashSet<>();
    for (Reading reading : readings) {
      ids(reading).map(EncodedId::encode).forEach(devices::add);
    }
    return devices;
  }

  private static Stream<String> ids(Reading reading) {
    return switch (reading) {
      case Reading.Values values -> Stream.of(values.device());
      case Reading.Presence presence -> Stream.of(presence.device());
      case Reading.Removed removed -> Stream.of(removed.device());
      case Reading.Page page -> page.devices().stream().map(Description::device);
      case Reading.Added _, Reading.UserGone _, Reading.Answered _, Reading.Dropped _ ->
          Stream.empty();
    };
  }

  /** The users that the readings name, by the vendor's id. */
  public Set<String> users() {
    Set<String> users = new LinkedHashSet<>();
    readings.stream().map(PayloadReadings::user).filter(Objects::nonNull).forEach(users::add);
    return users;
  }

  private static @Nullable String user(Reading reading) {
    return switch (reading) {
      case Reading.Values values -> values.origin().user();
      case Reading.Presence presence -> presence.origin().user();
      case Reading.Removed removed -> removed.origin().user();
      case Reading.Page page -> page.origin().user();
      case Reading.UserGone gone -> gone.user();
      case Reading.Added _, Reading.Answered _, Reading.Dropped _ -> null;
    };
  }

  /** The devices that lists among the readings describe. */
  public List<Described> described() {
    List<Described> all = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Page page) {
        String user = page.origin().user();
        for (Description description : page.devices()) {
          all.add(
              new Described(
                  EncodedId.encode(description.device()),
                  user == null ? null : UserAlias.of(user),
                  description.facts()));
        }
      }
    }
    return all;
  }
}
