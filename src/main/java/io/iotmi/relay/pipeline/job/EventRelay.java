package io.iotmi.relay.pipeline.job;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.Relayed;
import io.iotmi.relay.stage.translate.KnownFacts;
import io.iotmi.relay.stage.translate.Translation;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.vendor.reading.Reading;
import java.util.List;

/** Relays what a job has found like any other event, so that all promises hold for it as well. */
public final class EventRelay {
  private final ConnectorPipeline pipeline;
  private final VendorTranslator translator;

  public EventRelay(ConnectorPipeline pipeline, VendorTranslator translator) {
    this.pipeline = pipeline;
    this.translator = translator;
  }

  /** How far events came. */
  public enum Fate {
    /** Delivered, in this run or before. */
    DELIVERED,
    /** Some have to be tried again. */
    LATER,
    /** Some never will be delivered; they are parked. */
    REFUSED
  }

  /** Readings in the request form, on behalf of a connector. */
  public List<Json.Obj> events(String connector, List<Reading> readings, KnownFacts known) {
    Translation found = translator.translate(readings, EventRelay::arrival, known);
    return found.events().stream()
        .map(ThirdPartyEvent.RequestForm::members)
        .map(
            members ->
                new JsonMembers().text("ConnectorId", connector).all(members.members()).object())
        .toList();
  }

  /** Relays events in the request form, in their order. */
  public Relayed relay(List<Json.Obj> events, String run, Deadline deadline) {
    Body body = new Body.Text(JsonWriter.ascii(new Json.Arr(List.copyOf(events))));
    InboundMessage message = new InboundMessage(0, new Source.Direct(null), body);
    return pipeline.relayBatch(List.of(message), run, deadline).relayed();
  }

  /** A key that was seen with another content was delivered then, and is not sent once more. */
  public static Fate fate(Relayed relayed) {
    Fate worst = Fate.DELIVERED;
    for (EventResult result : relayed.results()) {
      Fate fate =
          switch (result.outcome()) {
            case Outcome.Done _, Outcome.Conflict _ -> Fate.DELIVERED;
            case Outcome.RetryLater _ -> Fate.LATER;
            case Outcome.Rejected _, Outcome.Unreadable _ -> Fate.REFUSED;
          };
      if (fate == Fate.LATER || worst == Fate.DELIVERED) {
        worst = fate;
      }
    }
    return worst;
  }

  private static ThirdPartyEvent.Arrival arrival(int position) {
    return new ThirdPartyEvent.Arrival(
        new EventRef(0, position),
        "/" + position,
        null,
        null,
        null,
        ThirdPartyEvent.Identities.NONE,
        null);
  }
}
