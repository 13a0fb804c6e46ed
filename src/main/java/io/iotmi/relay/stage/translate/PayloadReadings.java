package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Violation;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.identity.UserAlias;
import io.iotmi.relay.vendor.reading.Description;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
   * @param page the list
   */
  public record Described(Reading.Page page, Description description) {

    /** Its {@code ConnectorDeviceId}. */
    public String device() {
      return EncodedId.encode(description.device());
    }

    /** The {@code UserId}, null where the list does not say whose it is. */
    public @Nullable String user() {
      String user = page.origin().user();
      return user == null ? null : UserAlias.of(user);
    }

    /** The id of the discovery; empty where the list does not know it. */
    public String discovery() {
      String job = page.job();
      return job == null ? "" : job;
    }

    /** Says that the device can be reached, unless the list says otherwise. */
    public Optional<Reading> present() {
      Reading.Origin of = page.origin();
      return Boolean.FALSE.equals(description.reachable())
          ? Optional.empty()
          : Optional.of(
              new Reading.Presence(
                  description.device(), true, new Reading.Origin(null, of.user(), of.time())));
    }
  }

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
        page.devices().forEach(description -> all.add(new Described(page, description)));
      }
    }
    return all;
  }

  /** With more to tell behind it. */
  public PayloadReadings and(List<Reading> more) {
    return more.isEmpty()
        ? this
        : new PayloadReadings(Stream.concat(readings.stream(), more.stream()).toList(), violations);
  }
}
