package io.iotmi.relay.pipeline;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.park.Parking.ToPark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The refused events of what was handed over, each as a message of its own: the others of an array
 * are delivered or wait elsewhere, and must not come back with it.
 */
final class Refusals {
  private final MessageDecoder decoder;

  Refusals(MessageDecoder decoder) {
    this.decoder = decoder;
  }

  /** In order of arrival, with indexes of their own. */
  List<ToPark> of(List<InboundMessage> messages, Relayed relayed) {
    List<ToPark> refused = new ArrayList<>();
    Map<Integer, List<Json>> arrays = new HashMap<>();
    for (EventResult result : relayed.results()) {
      if (result.outcome() instanceof Outcome.Refused) {
        InboundMessage message = messages.get(result.ref().message());
        List<Json> elements =
            arrays.computeIfAbsent(message.index(), _ -> decoder.elements(message));
        int position = result.ref().position();
        // An array with too many events is refused as a whole, and has one result.
        Body body =
            relayed.results().size() > 1 && position < elements.size()
                ? new Body.Text(JsonWriter.ascii(elements.get(position)))
                : message.body();
        InboundMessage own = new InboundMessage(refused.size(), message.source(), body);
        refused.add(new ToPark(own, result, List.of(result), QueueItems.lane(result, relayed)));
      }
    }
    return refused;
  }
}
