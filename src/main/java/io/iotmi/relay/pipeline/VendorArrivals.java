package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.recall.Recalled;
import io.iotmi.relay.stage.translate.PayloadReadings;
import io.iotmi.relay.stage.translate.Translation;
import io.iotmi.relay.vendor.identity.EncodedId;
import io.iotmi.relay.vendor.identity.UserAlias;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The payloads of one batch on their way to events. All are read first, so that what is remembered
 * of their devices is asked for once.
 */
final class VendorArrivals {
  private final VendorStages stages;
  private final Recalled recalled;
  private final IntPredicate patient;
  private final Deadline deadline;
  private final Map<Integer, PayloadReadings> readings = new HashMap<>();
  private final Map<Integer, Arrived> unread = new HashMap<>();

  /**
   * @param patient whether a message, by its index, may wait for a description
   */
  VendorArrivals(VendorStages stages, Recalled recalled, IntPredicate patient, Deadline deadline) {
    this.stages = stages;
    this.recalled = recalled;
    this.patient = patient;
    this.deadline = deadline;
  }

  Arrived of(List<Decoded> decoded) {
    Set<String> devices = new LinkedHashSet<>();
    Map<String, String> users = new HashMap<>();
    for (Decoded one : decoded) {
      if (one instanceof Decoded.FromVendor payload && passes(payload)) {
        PayloadReadings read = stages.translator().read(payload.payload());
        readings.put(message(payload), read);
        devices.addAll(read.devices());
        read.users().forEach(user -> users.put(UserAlias.of(user), user));
      }
    }
    if (!readings.isEmpty()) {
      stages.heard(deadline);
    }
    boolean silenced = silence();
    recalled.load(devices, users.keySet(), deadline);
    String unknown = recalled.failure();
    String failure =
        !silenced
            ? "a user who is gone could not be written down"
            : unknown != null
                ? unknown
                : remember(users) ? null : "what a payload describes could not be written down";
    return Arrived.of(
        decoded,
        payload -> {
          Arrived other = unread.get(message(payload));
          return other == null ? translated(payload, failure) : other;
        });
  }

  /** What does not is not looked at, and tells nothing to be remembered. */
  private boolean passes(Decoded.FromVendor payload) {
    Arrival arrival = payload.arrivals().apply(0);
    switch (stages.translator().check(payload.payload(), deadline)) {
      case PayloadCheck.Passed() -> {
        return true;
      }
      case PayloadCheck.Failed(Violation violation) ->
          unread.put(
              message(payload), alone(new Arrived.Entry.Refused(arrival, List.of(violation))));
      case PayloadCheck.Unknown(String reason) ->
          unread.put(
              message(payload),
              alone(Arrived.Entry.later(arrival, Outcome.Reason.SECRET_UNAVAILABLE, reason)));
    }
    return false;
  }

  /** Each message holds one payload at most. */
  private static int message(Decoded.FromVendor payload) {
    return payload.arrivals().apply(0).ref().message();
  }

  private static Arrived alone(Arrived.Entry entry) {
    return new Arrived(List.of(entry), 0, 0);
  }

  /** Before anything is looked up, so that nothing of this batch leaves either. */
  private boolean silence() {
    return readings.values().stream()
        .flatMap(read -> read.readings().stream())
        .filter(Reading.UserGone.class::isInstance)
        .map(reading -> UserAlias.of(((Reading.UserGone) reading).user()))
        .distinct()
        .allMatch(user -> stages.recall().markGone(user, deadline));
  }

  /** Before anything is sent: a description comes once, and what needs it may come any time. */
  private boolean remember(Map<String, String> users) {
    users.forEach(
        (alias, user) -> {
          if (UserAlias.isAlias(alias)) {
            recalled.named(alias, user);
          }
        });
    readings.replaceAll((message, read) -> read.and(back(read)));
    for (PayloadReadings read : readings.values()) {
      for (Reading reading : read.readings()) {
        if (reading instanceof Reading.Removed removed) {
          recalled.removed(EncodedId.encode(removed.device()));
        }
      }
    }
    return recalled.keep(deadline);
  }

  /** What a list describes is remembered; gives the devices that were gone and are there again. */
  private List<Reading> back(PayloadReadings read) {
    List<Reading> back = new ArrayList<>();
    for (PayloadReadings.Described device : read.described()) {
      if (recalled.described(
          device.device(), device.discovery(), device.user(), device.description().facts())) {
        device.present().ifPresent(back::add);
      }
    }
    return back;
  }

  /**
   * @param failure why nothing of the payloads may leave; null where all may
   */
  private Arrived translated(Decoded.FromVendor payload, @Nullable String failure) {
    PayloadReadings read =
        readings.getOrDefault(message(payload), new PayloadReadings(List.of(), List.of()));
    Translation all =
        stages
            .translator()
            .translate(
                read, payload.arrivals(), device -> recalled.facts(EncodedId.encode(device)));
    boolean waits = patient.test(all.end().ref().message());
    Translation found = waits ? all : all.withoutWaiting();
    if (failure != null) {
      return alone(Arrived.Entry.later(found.end(), Outcome.Reason.LEDGER_UNAVAILABLE, failure));
    }
    List<Arrived.Entry> events = new AnsweredCommands(stages.ends(), deadline).of(payload, found);
    found.events().forEach(event -> events.add(new Arrived.Entry.Understood(event)));
    if (found.refused() != null) {
      events.add(
          new Arrived.Entry.Refused(found.refused().arrival(), found.refused().violations()));
    }
    for (Translation.Waiting event : found.waiting()) {
      events.add(
          Arrived.Entry.later(
              event.arrival(),
              Outcome.Reason.DESCRIPTION_UNKNOWN,
              "the device's description has not come yet"));
    }
    return new Arrived(events, found.dropped(), found.ignored().size());
  }
}
