package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payload comes to.
 *
 * @param events to be sent, in their order
 * @param refused everything that is wrong with the payload; null where nothing is. The events stand
 *     all the same
 * @param end the place behind all of them
 * @param lifecycle readings that no request tells
 * @param dropped readings that the folder drops on purpose
 * @param ignored values that no binding names
 * @param waiting events whose device has to be described first
 */
public record Translation(
    List<ThirdPartyEvent.RequestForm> events,
    @Nullable Refused refused,
    Arrival end,
    List<Reading> lifecycle,
    int dropped,
    List<String> ignored,
    List<Waiting> waiting) {
  public Translation {
    events = List.copyOf(events);
    lifecycle = List.copyOf(lifecycle);
    ignored = List.copyOf(ignored);
    waiting = List.copyOf(waiting);
  }

  /**
   * The part of a payload that cannot be relayed.
   *
   * @param violations all of them, at least one
   */
  public record Refused(Arrival arrival, List<Violation> violations) {
    public Refused {
      violations = List.copyOf(violations);
    }
  }

  /**
   * An event with a value that only a description of its device explains.
   *
   * @param known the event without that value; null where nothing else is in it
   * @param violations what there is to say if no description comes
   */
  public record Waiting(
      Arrival arrival, ThirdPartyEvent.@Nullable RequestForm known, List<Violation> violations) {
    public Waiting {
      violations = List.copyOf(violations);
    }
  }

  /** The same where no description is waited for: what is known is sent, the rest is refused. */
  public Translation withoutWaiting() {
    if (waiting.isEmpty()) {
      return this;
    }
    List<ThirdPartyEvent.RequestForm> all = new ArrayList<>(events);
    List<Violation> violations = new ArrayList<>();
    if (refused != null) {
      violations.addAll(refused.violations());
    }
    for (Waiting event : waiting) {
      if (event.known() != null) {
        all.add(event.known());
      }
      violations.addAll(event.violations());
    }
    all.sort(Comparator.comparing(event -> event.arrival().ref()));
    return new Translation(
        all, new Refused(end, violations), end, lifecycle, dropped, ignored, List.of());
  }
}
