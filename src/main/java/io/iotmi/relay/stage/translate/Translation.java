package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a payload comes to.
 *
 * @param events to be sent, in their order
 * @param refused everything that is wrong with the payload; null where nothing is. The events stand
 *     all the same
 * @param lifecycle readings that no request tells
 * @param dropped readings that the folder drops on purpose
 * @param ignored values that no binding names
 * @param undescribed devices whose description is needed and not known
 * @param described what descriptions say of values that later events need, by the vendor's id of
 *     the device, then by the name of the value
 */
public record Translation(
    List<ThirdPartyEvent.RequestForm> events,
    @Nullable Refused refused,
    List<Reading> lifecycle,
    int dropped,
    List<String> ignored,
    Set<String> undescribed,
    Map<String, Map<String, Json.Obj>> described) {
  public Translation {
    events = List.copyOf(events);
    lifecycle = List.copyOf(lifecycle);
    ignored = List.copyOf(ignored);
    undescribed = Set.copyOf(undescribed);
    described = Map.copyOf(described);
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
}
