package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.ConnectorEvent;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.stage.park.Parking;
import io.iotmi.relay.stage.plan.Planner;
import io.iotmi.relay.stage.redelivery.Returns;
import io.iotmi.relay.stage.report.BatchReport;
import io.iotmi.relay.stage.report.MessageDisposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What leaves the pipeline for a queue, each in its lane. */
final class QueueItems {
  private QueueItems() {}

  static List<Parking.ToPark> refused(BatchReport report, Relayed relayed) {
    Map<Integer, List<EventResult>> results = relayed.byMessage();
    List<Parking.ToPark> refused = new ArrayList<>();
    for (MessageDisposition disposition : report.dispositions()) {
      if (disposition
          instanceof MessageDisposition.Park(InboundMessage message, EventResult worst)) {
        refused.add(
            new Parking.ToPark(
                message,
                worst,
                results.getOrDefault(message.index(), List.of(worst)),
                lane(worst, relayed)));
      }
    }
    return refused;
  }

  static List<Returns.Returned> returned(BatchReport report, Relayed relayed) {
    Map<Integer, List<EventResult>> results = relayed.byMessage();
    List<Returns.Returned> returned = new ArrayList<>();
    for (MessageDisposition disposition : report.dispositions()) {
      if (disposition instanceof MessageDisposition.Return(InboundMessage message)
          && message.source() instanceof Source.Sqs sqs) {
        List<Outcome> outcomes =
            results.getOrDefault(message.index(), List.of()).stream()
                .map(EventResult::outcome)
                .toList();
        returned.add(new Returns.Returned(sqs, outcomes));
      }
    }
    return returned;
  }

  static List<Parking.ToOverflow> unfinished(List<InboundMessage> messages, Relayed relayed) {
    List<Parking.ToOverflow> unfinished = new ArrayList<>();
    for (EventResult result : relayed.results()) {
      ThirdPartyEvent event = relayed.understood().get(result.ref());
      ConnectorEvent accepted = relayed.accepted().get(result.ref());
      if (event != null && accepted != null && result.outcome() instanceof Outcome.RetryLater) {
        Source source = messages.get(result.ref().message()).source();
        unfinished.add(
            new Parking.ToOverflow(
                result, event, accepted.digest(), source, lane(result, relayed)));
      }
    }
    return unfinished;
  }

  /** Null where nothing says what the event must stay in order with. */
  static @Nullable String lane(EventResult result, Relayed relayed) {
    ConnectorEvent accepted = relayed.accepted().get(result.ref());
    if (accepted != null) {
      return Planner.laneName(accepted);
    }
    ThirdPartyEvent event = relayed.understood().get(result.ref());
    String connector = result.connectorId();
    if (event == null || connector == null) {
      return null;
    }
    String device =
        switch (event) {
          case ThirdPartyEvent.RequestForm form -> form.members().text("ConnectorDeviceId");
          case ThirdPartyEvent.CloudEvent cloud ->
              cloud.attributes().get("subject") instanceof Json.Text(String subject)
                  ? subject
                  : null;
        };
    return device == null ? null : Planner.laneName(connector, new Sensitive(device));
  }
}
