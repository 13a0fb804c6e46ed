package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.decode.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The events of an invocation, those of vendors' payloads among them.
 *
 * @param dropped readings that a vendor's folder drops on purpose
 * @param ignored values that no binding of it names
 */
record Arrived(List<Entry> events, int dropped, int ignored) {

  /** One event, or what stands in its place. */
  sealed interface Entry {
    record Understood(ThirdPartyEvent event) implements Entry {}

    record Unreadable(Decoded.Unreadable reason) implements Entry {}

    /** What cannot be relayed of a vendor's payload. */
    record Refused(Arrival arrival, List<Violation> violations) implements Entry {}

    /** What is to be tried again. */
    record Later(Arrival arrival, Outcome.RetryLater outcome) implements Entry {}

    static Entry later(Arrival arrival, Outcome.Reason reason, String detail) {
      return new Later(arrival, new Outcome.RetryLater(reason, detail));
    }
  }

  /**
   * The events of messages.
   *
   * @param vendor what a payload comes to
   */
  static Arrived of(List<Decoded> decoded, Function<Decoded.FromVendor, Arrived> vendor) {
    List<Entry> events = new ArrayList<>(decoded.size());
    int dropped = 0;
    int ignored = 0;
    for (Decoded one : decoded) {
      switch (one) {
        case Decoded.Understood(ThirdPartyEvent event) -> events.add(new Entry.Understood(event));
        case Decoded.Unreadable bad -> events.add(new Entry.Unreadable(bad));
        case Decoded.FromVendor payload -> {
          Arrived found = vendor.apply(payload);
          events.addAll(found.events());
          dropped += found.dropped();
          ignored += found.ignored();
        }
      }
    }
    return new Arrived(events, dropped, ignored);
  }

  /** The events of messages where no vendor is configured. */
  static Arrived of(List<Decoded> decoded) {
    return of(
        decoded,
        payload -> {
          throw new IllegalStateException("a vendor's payload where no vendor is configured");
        });
  }
}
