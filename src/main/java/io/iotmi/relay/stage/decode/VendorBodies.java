package io.iotmi.relay.stage.decode;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.VendorPayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the payload of a vendor in a message: whatever is in none of the relay's own forms. */
enum VendorBodies {
  /** A vendor folder is configured. */
  TAKEN {
    @Override
    @Nullable Decoded of(InboundMessage message) {
      if (!(StrictText.body(message) instanceof Reading.Got<String>(String text))
          || text.isBlank()) {
        return null;
      }
      return switch (StrictText.json("", text)) {
        case Reading.Failed<Json> _ ->
            payload(message, Envelope.bare(Json.Null.NULL), VendorPayload.of(text));
        case Reading.Got<Json>(Json body) -> ofJson(message, text, body);
      };
    }
  },
  /** There is none, and nothing is taken for a payload. */
  REFUSED {
    @Override
    @Nullable Decoded of(InboundMessage message) {
      return null;
    }
  };

  /** The payload, or null where the body is in a form of the relay or has a broken envelope. */
  abstract @Nullable Decoded of(InboundMessage message);

  private static @Nullable Decoded ofJson(InboundMessage message, String text, Json body) {
    if (!(Envelope.open(body) instanceof Reading.Got<Envelope>(Envelope envelope))) {
      return null;
    }
    Json content = envelope.content();
    boolean own =
        content instanceof Json.Arr(List<Json> elements)
            ? elements.isEmpty() || elements.stream().anyMatch(EventForm::isCertain)
            : EventForm.isCertain(content);
    if (own) {
      return null;
    }
    VendorPayload queued = content instanceof Json.Obj object ? VendorPayload.read(object) : null;
    if (queued != null) {
      return payload(message, envelope, queued);
    }
    // As it came where no envelope was around it, so that it is not written anew.
    String payload =
        envelope.pointer().isEmpty()
            ? text
            : new String(JsonWriter.bytes(content), StandardCharsets.UTF_8);
    return payload(message, envelope, VendorPayload.of(payload));
  }

  private static Decoded payload(InboundMessage message, Envelope envelope, VendorPayload payload) {
    return new EventReader(message, envelope, false).readVendor(payload);
  }
}
