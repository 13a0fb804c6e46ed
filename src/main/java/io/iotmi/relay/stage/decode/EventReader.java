package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import io.iotmi.relay.model.TraceId;
import io.iotmi.relay.model.VendorPayload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises the events of one message and tells each how it arrived. */
final class EventReader {
  private final InboundMessage message;
  private final TraceResolver traces;
  private final IdentityResolver identities;

  /**
   * @param alone whether the message holds one event, not an array
   */
  EventReader(InboundMessage message, Envelope envelope, boolean alone) {
    this.message = message;
    this.traces = TraceResolver.of(message.source(), envelope.attributes());
    this.identities = IdentityResolver.of(message, envelope.identity(), alone);
  }

  /** An event in structured mode or in the request form. */
  Decoded read(int position, String pointer, Json element) {
    if (!(element instanceof Json.Obj event)) {
      return unreadable(
          position, pointer, "an event is an object, not " + element.kind(), traces.ofMessage());
    }
    String prefix = pointer + "/";
    if (EventForm.isCloudEvent(event)) {
      return cloudEvent(
          position,
          pointer,
          prefix,
          event,
          prefix + "datacontenttype",
          CloudEventData.inside(pointer, event));
    }
    GivenTrace trace = traces.ofRequestForm(prefix, event);
    if (!EventForm.isRequestForm(event)) {
      return unreadable(
          position,
          pointer,
          "neither the request form (member Operation) nor a CloudEvent (member specversion)",
          trace);
    }
    return new Decoded.Understood(
        new ThirdPartyEvent.RequestForm(arrival(position, pointer, trace), event));
  }

  /** An event whose attributes are headers and whose payload is the body. */
  Decoded readBinary(Json.Obj attributes, String body) {
    return cloudEvent(
        0,
        "",
        HeaderAttributes.POINTER,
        attributes,
        "header Content-Type",
        CloudEventData.body(body));
  }

  /** A vendor's payload, each event of which goes by the message. */
  Decoded readVendor(VendorPayload payload) {
    GivenTrace trace = traces.ofMessage();
    return new Decoded.FromVendor(payload, position -> arrival(position, "", trace));
  }

  Decoded.Unreadable unreadable(String pointer, String reason) {
    return unreadable(0, pointer, reason, traces.ofMessage());
  }

  private Decoded cloudEvent(
      int position,
      String pointer,
      String prefix,
      Json.Obj event,
      String contentTypePointer,
      Reading<CloudEventData> data) {
    GivenTrace trace = traces.ofCloudEvent(prefix, event);
    if (!"1.0".equals(event.text("specversion"))) {
      return unreadable(
          position, prefix + "specversion", "only specversion 1.0 of CloudEvents is known", trace);
    }
    if (!CloudEventData.isJson(event.given("datacontenttype"))) {
      return unreadable(position, contentTypePointer, "the data must be JSON", trace);
    }
    return switch (data) {
      case Reading.Failed<CloudEventData>(String at, String reason) ->
          unreadable(position, at, reason, trace);
      case Reading.Got<CloudEventData>(CloudEventData found) ->
          new Decoded.Understood(
              new ThirdPartyEvent.CloudEvent(
                  arrival(position, pointer, trace),
                  attributes(event),
                  found.json(),
                  prefix,
                  found.pointer()));
    };
  }

  private static Map<String, Json> attributes(Json.Obj event) {
    Map<String, Json> attributes = new HashMap<>(event.members());
    attributes.keySet().removeAll(List.of("data", "data_base64"));
    return attributes;
  }

  private Arrival arrival(int position, String pointer, @Nullable GivenTrace trace) {
    return new Arrival(
        new EventRef(message.index(), position),
        pointer,
        message.source().orderGroup(),
        trace,
        traces.xrayHeader(),
        identities.at(position),
        message.source().sentAt());
  }

  private Decoded.Unreadable unreadable(
      int position, String pointer, String reason, @Nullable GivenTrace trace) {
    return new Decoded.Unreadable(
        new EventRef(message.index(), position),
        pointer,
        reason,
        message.source().orderGroup(),
        trace != null && TraceId.isValid(trace.value()) ? new TraceId(trace.value()) : null);
  }
}
