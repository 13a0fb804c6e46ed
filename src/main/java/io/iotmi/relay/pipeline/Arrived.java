package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.translate.Translation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** A payload that is to be tried again. */
    record Later(Arrival arrival, Outcome.RetryLater outcome) implements Entry {}
  }

  static Arrived of(List<Decoded> decoded, @Nullable Translator translator, Deadline deadline) {
    List<Entry> events = new ArrayList<>(decoded.size());
    int dropped = 0;
    int ignored = 0;
    for (Decoded one : decoded) {
      switch (one) {
        case Decoded.Understood(ThirdPartyEvent event) -> events.add(new Entry.Understood(event));
        case Decoded.Unreadable bad -> events.add(new Entry.Unreadable(bad));
        case Decoded.FromVendor(var payload, var arrivals) -> {
          if (translator == null) {
            throw new IllegalStateException("a vendor's payload where no vendor is configured");
          }
          switch (translator.check(payload, deadline)) {
            case PayloadCheck.Failed(Violation violation) ->
                events.add(new Entry.Refused(arrivals.apply(0), List.of(violation)));
            case PayloadCheck.Unknown(String reason) ->
                events.add(
                    new Entry.Later(
                        arrivals.apply(0),
                        new Outcome.RetryLater(Outcome.Reason.SECRET_UNAVAILABLE, reason)));
            case PayloadCheck.Passed() -> {
              Translation found = translator.translate(payload, arrivals);
              found.events().forEach(event -> events.add(new Entry.Understood(event)));
              if (found.refused() != null) {
                events.add(
                    new Entry.Refused(found.refused().arrival(), found.refused().violations()));
              }
              dropped += found.dropped();
              ignored += found.ignored().size();
            }
          }
        }
      }
    }
    return new Arrived(events, dropped, ignored);
  }
}
