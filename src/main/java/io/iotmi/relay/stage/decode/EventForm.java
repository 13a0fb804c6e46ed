package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.Json;
import java.util.Collections;
import java.util.Set;

/** The relay's own forms of an event, told apart by their members. */
public final class EventForm {
  private static final Set<String> REQUEST_FORM =
      Set.of(
          "Operation",
          "ConnectorId",
          "OperationVersion",
          "StatusCode",
          "UserId",
          "Message",
          "DeviceDiscoveryId",
          "ConnectorDeviceId",
          "TraceId",
          "Devices",
          "MatterEndpoint",
          "EventId",
          "EventTime");

  private EventForm() {}

  /** Whether there is an event behind the envelopes of AWS's carriers, as far as its form goes. */
  public static boolean isIn(Json body) {
    return Envelope.open(body) instanceof Reading.Got<Envelope>(Envelope envelope)
        && (envelope.content() instanceof Json.Arr
            || (envelope.content() instanceof Json.Obj event
                && (isCloudEvent(event) || isRequestForm(event))));
  }

  static boolean isCloudEvent(Json.Obj event) {
    return event.members().containsKey("specversion");
  }

  static boolean isRequestForm(Json.Obj event) {
    return !Collections.disjoint(REQUEST_FORM, event.members().keySet());
  }

  /**
   * Whether it is certainly in a form of the relay: where vendors' payloads come in too, one of
   * them may have a member such as {@code Message}.
   */
  static boolean isCertain(Json event) {
    return event instanceof Json.Obj object
        && (isCloudEvent(object) || object.members().containsKey("Operation"));
  }
}
