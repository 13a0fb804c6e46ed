package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message: takes off envelopes and tells its events apart. Pure and thread-safe.
 *
 * <p>A body that cannot be read at all counts as one unreadable event at position 0; an element
 * that cannot be read leaves its neighbours alone.
 */
public final class MessageDecoder {

  /** Lambda hands back at most 6 MB, and a body of that size may hold millions of zeros. */
  private static final int MAX_EVENTS = 10_000;

  private final VendorBodies vendor;

  /** Takes events in the relay's own forms. */
  public MessageDecoder() {
    this(false);
  }

  /**
   * @param vendor whether what is in none of the relay's own forms is a vendor's payload
   */
  public MessageDecoder(boolean vendor) {
    this.vendor = vendor ? VendorBodies.TAKEN : VendorBodies.REFUSED;
  }

  /** One answer for each event, in their order; none for an empty array. */
  public List<Decoded> decode(InboundMessage message) {
    return switch (StrictText.body(message)) {
      case Reading.Failed<String>(String pointer, String reason) ->
          List.of(bare(message).unreadable(pointer, reason));
      case Reading.Got<String>(String text) ->
          message.source() instanceof Source.Http http && HeaderAttributes.in(http)
              ? List.of(binary(message, http, text))
              : enveloped(message, text);
    };
  }

  /** The answer for a message of which the pipeline knows that nothing can be read there. */
  public static Decoded unreadable(InboundMessage message, String pointer, String reason) {
    return bare(message).unreadable(pointer, reason);
  }

  /** The events of an array as they came; none where the message is no array. */
  public List<Json> elements(InboundMessage message) {
    return vendor.of(message) == null
            && StrictText.body(message) instanceof Reading.Got<String>(String text)
            && StrictText.json("", text) instanceof Reading.Got<Json>(Json body)
            && Envelope.open(body) instanceof Reading.Got<Envelope>(Envelope envelope)
            && envelope.content() instanceof Json.Arr(var elements)
        ? elements
        : List.of();
  }

  private static Decoded binary(InboundMessage message, Source.Http http, String text) {
    return switch (HeaderAttributes.read(http.headers())) {
      case Reading.Failed<Json.Obj>(String pointer, String reason) ->
          bare(message).unreadable(pointer, reason);
      case Reading.Got<Json.Obj>(Json.Obj attributes) -> bare(message).readBinary(attributes, text);
    };
  }

  private List<Decoded> enveloped(InboundMessage message, String text) {
    Decoded payload = vendor.of(message);
    if (payload != null) {
      return List.of(payload);
    }
    if (text.isBlank()) {
      return List.of(bare(message).unreadable("", "the body is empty"));
    }
    Reading<Envelope> opened =
        switch (StrictText.json("", text)) {
          case Reading.Failed<Json>(String pointer, String reason) ->
              new Reading.Failed<>(pointer, reason);
          case Reading.Got<Json>(Json body) -> Envelope.open(body);
        };
    return switch (opened) {
      case Reading.Failed<Envelope>(String pointer, String reason) ->
          List.of(bare(message).unreadable(pointer, reason));
      case Reading.Got<Envelope>(Envelope envelope) -> events(message, envelope);
    };
  }

  private static List<Decoded> events(InboundMessage message, Envelope envelope) {
    if (!(envelope.content() instanceof Json.Arr(var elements))) {
      EventReader alone = new EventReader(message, envelope, true);
      return List.of(alone.read(0, envelope.pointer(), envelope.content()));
    }
    if (elements.size() > MAX_EVENTS) {
      return List.of(
          bare(message)
              .unreadable(envelope.pointer(), "more than " + MAX_EVENTS + " events in one body"));
    }
    EventReader reader = new EventReader(message, envelope, false);
    List<Decoded> events = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      events.add(reader.read(i, envelope.pointer() + "/" + i, elements.get(i)));
    }
    return List.copyOf(events);
  }

  private static EventReader bare(InboundMessage message) {
    return new EventReader(message, Envelope.bare(Json.Null.NULL), true);
  }
}
