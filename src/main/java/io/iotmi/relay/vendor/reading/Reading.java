package io.iotmi.relay.vendor.reading;

import io.iotmi.relay.model.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that a payload says. Ids are the vendor's own. */
public sealed interface Reading {

  /**
   * How to tell a reading.
   *
   * @param id of the vendor's event, the same in each delivery of it
   * @param user to whom the device belongs
   * @param time when it happened
   * @param sequence grows with each change of the device, for vendors that count them
   */
  record Origin(
      @Nullable String id, @Nullable String user, @Nullable Instant time, @Nullable Long sequence) {
    public Origin(@Nullable String id, @Nullable String user, @Nullable Instant time) {
      this(id, user, time, null);
    }
  }

  /**
   * Values of one component of a device, states and happenings alike.
   *
   * @param device what has them
   */
  record Values(String device, ValueSet set, Origin origin) implements Reading {}

  /**
   * Values of a component.
   *
   * @param values by the vendor's names
   * @param units by the same names, as far as the payload says them
   * @param facts by the same names, as {@code Facts} reads them
   */
  record ValueSet(
      String component,
      Map<String, Json> values,
      Map<String, String> units,
      Map<String, Json.Obj> facts) {
    public ValueSet {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      units = Map.copyOf(units);
      facts = Map.copyOf(facts);
    }
  }

  /** Whether a device can be reached. */
  record Presence(String device, boolean reachable, Origin origin) implements Reading {}

  /** A device was added to the account: its description comes with the next discovery. */
  record Added(String device, Origin origin) implements Reading {}

  /** A device was taken out of the account. */
  record Removed(String device, Origin origin) implements Reading {}

  /** A user withdrew the consent. */
  record UserGone(String user, Origin origin) implements Reading {}

  /**
   * How a command ended that the vendor had only accepted.
   *
   * @param attempt the vendor's id of the command
   */
  record Answered(String attempt, boolean succeeded, @Nullable String device, Origin origin)
      implements Reading {}

  /**
   * A page of a list of devices.
   *
   * @param job id of the discovery, null where the payload does not know it
   * @param last whether no page follows
   */
  record Page(@Nullable String job, boolean last, List<Description> devices, Origin origin)
      implements Reading {
    public Page {
      devices = List.copyOf(devices);
    }
  }

  /** Nothing that the service has to know, by the folder's decision. */
  record Dropped(String reason) implements Reading {}
}
