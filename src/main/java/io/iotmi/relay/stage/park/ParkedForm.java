package io.iotmi.relay.stage.park;

import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import io.iotmi.relay.stage.park.Parking.ToPark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refused message as it waits for a person: as it came, with the reasons beside it. */
final class ParkedForm {
  private ParkedForm() {}

  static QueuedMessage of(ToPark parked) {
    Map<String, String> relay = about(parked);
    ViolationList violations = new ViolationList(parked.results());
    // Of several events, the list says which one it is.
    boolean told =
        violations.count() <= 1
            && parked.results().size() <= 1
            && ParkReason.saysAll(parked.refusal());
    // A message that is parked again after a replay has a new id, and must not be taken for the
    // one that was parked before. What has no id is never taken for another one.
    String name =
        parked.original().source() instanceof Source.Sqs sqs && !sqs.messageId().isEmpty()
            ? sqs.messageId()
            : UUID.randomUUID().toString();
    return new Waiting(
            parked.original().body(),
            senders(parked.original().source(), relay),
            relay,
            told ? null : violations,
            Trail.of(parked.original().source()).xrayHeader(),
            group(parked, name),
            name)
        .queued();
  }

  private static Map<String, String> about(ToPark parked) {
    InboundMessage original = parked.original();
    EventResult worst = parked.worst();
    Map<String, String> relay = new LinkedHashMap<>();
    Waiting.put(relay, RelayAttributes.REASON, ParkReason.of(parked.refusal()));
    Waiting.put(relay, RelayAttributes.POINTER, ParkReason.pointer(parked.refusal()));
    Waiting.put(relay, RelayAttributes.EVENT_KEY, worst.key());
    Waiting.put(relay, RelayAttributes.TRACE_ID, trace(parked));
    if (original.source() instanceof Source.Sqs sqs) {
      Source.Origin first = sqs.first();
      Waiting.put(relay, RelayAttributes.MESSAGE_ID, first.messageId());
      Waiting.put(relay, RelayAttributes.GROUP_ID, first.messageGroupId());
      Waiting.put(relay, RelayAttributes.DEDUPLICATION_ID, first.messageDeduplicationId());
    }
    return relay;
  }

  /**
   * The trace that the message's events may find beside their body: an attribute of the sender
   * stays what it was, and no event of several may come back with the trace of another one.
   */
  private static @Nullable String trace(ToPark parked) {
    List<@Nullable Object> traces =
        parked.results().stream().<@Nullable Object>map(EventResult::traceId).distinct().toList();
    if (parked.results().size() > 1
        && parked.original().source() instanceof Source.Sqs sqs
        && sqs.text(RelayAttributes.TRACE_ID) != null) {
      return sqs.text(RelayAttributes.TRACE_ID);
    }
    return traces.size() == 1 ? Objects.toString(traces.getFirst(), null) : null;
  }

  private static Map<String, MessageAttribute> senders(Source source, Map<String, String> relay) {
    if (!(source instanceof Source.Sqs sqs)) {
      return Map.of();
    }
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>(sqs.attributes());
    if (sqs.origin() != null) {
      attributes
          .keySet()
          .removeIf(name -> RelayAttributes.OF_THE_EVENT.contains(name) && relay.containsKey(name));
    }
    return attributes;
  }

  private static String group(ToPark parked, String name) {
    String demanded = parked.original().source().orderGroup();
    if (demanded != null) {
      return demanded;
    }
    return parked.lane() == null ? name : parked.lane();
  }
}
