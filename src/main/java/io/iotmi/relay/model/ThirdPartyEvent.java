package io.iotmi.relay.model;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened, in the words of its sender: recognised, not yet checked. */
public sealed interface ThirdPartyEvent {

  Arrival arrival();

  /** The event's own id, if it has one. */
  default @Nullable String id() {
    return switch (this) {
      case RequestForm form -> form.members().text("EventId");
      case CloudEvent event ->
          event.attributes().get("id") instanceof Json.Text(String id) ? id : null;
    };
  }

  /**
   * The API's own member names plus {@code ConnectorId}, {@code EventId}, {@code EventTime}.
   *
   * @param sequence of the change among those of its device, where a vendor counts them
   */
  record RequestForm(Arrival arrival, Json.Obj members, @Nullable Long sequence)
      implements ThirdPartyEvent {
    public RequestForm(Arrival arrival, Json.Obj members) {
      this(arrival, members, null);
    }
  }

  /**
   * A CloudEvent. See https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
   *
   * @param attributes context attributes and extensions by name, as JSON
   * @param data the payload; null when absent
   * @param attributePointer prefix under which an attribute stands: a JSON pointer in structured
   *     mode, {@code header ce-} in binary mode
   * @param dataPointer where the payload stands
   */
  record CloudEvent(
      Arrival arrival,
      Map<String, Json> attributes,
      @Nullable Json data,
      String attributePointer,
      String dataPointer)
      implements ThirdPartyEvent {
    /** The context attributes and extensions that mean something here. */
    public static final Set<String> ATTRIBUTES =
        Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "connectorid",
            "traceid",
            "traceparent");

    public CloudEvent {
      attributes = Map.copyOf(attributes);
    }
  }

  /**
   * How an event arrived: everything its message says about it.
   *
   * @param pointer where the event stands in the body: empty, {@code /3}, {@code /detail} …
   * @param orderGroup as {@link Source#orderGroup()}
   * @param trace the message's trace id, for an event that names none; given as found
   * @param xrayHeader the X-Ray header to forward, whole
   * @param identities what the message says about the identity of the event
   * @param receivedAt when the source took the message
   */
  record Arrival(
      EventRef ref,
      String pointer,
      @Nullable String orderGroup,
      @Nullable GivenTrace trace,
      @Nullable String xrayHeader,
      Identities identities,
      @Nullable Instant receivedAt) {}

  /**
   * A trace id as some carrier gave it, not yet checked.
   *
   * @param carrier for a violation's pointer, for example {@code header X-Trace-Id}
   */
  record GivenTrace(String carrier, String value) {}

  /**
   * What may tell an event from others, besides an id of its own.
   *
   * @param given by an envelope or a header, with the event's position
   * @param relay the relay's own key, come back on a message it put on a queue
   * @param carrier given by the queue to each message anew, with the event's position
   * @param principal namespace of every id that an HTTP caller gives
   */
  record Identities(
      @Nullable GivenIdentity given,
      @Nullable EventKey relay,
      @Nullable GivenIdentity carrier,
      @Nullable Principal principal) {
    public static final Identities NONE = new Identities(null, null, null, null);
  }

  /**
   * What makes two deliveries the same event.
   *
   * @param source the namespace within the connector, for example {@code event}, {@code webhook},
   *     {@code sqs}
   * @param id unique within the source
   */
  record GivenIdentity(String source, String id) {}
}
