package io.iotmi.relay.entry;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.decode.Decoded;
import io.iotmi.relay.stage.decode.MessageDecoder;
import io.iotmi.relay.stage.park.ComesBack;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The doors at which a fuzzer knocks. Each has a folder of seeds, by its name in lower case. */
enum FuzzTarget {
  /** Whatever Lambda may hand over. */
  INVOCATION {
    @Override
    void check(byte[] data) {
      HandlerInvariants.check(data);
    }
  },
  /** A body, decoded as that of each source. */
  DECODE {
    @Override
    void check(byte[] data) {
      HostileText text = HostileText.of(data);
      String body = new String(text.body(), StandardCharsets.UTF_8);
      Map<String, String> headers = text.headers();
      List<Source> sources =
          List.of(
              new Source.Direct("request"),
              new Source.Http(headers),
              new Source.Sqs(
                  "m", "arn:q.fifo", "g", null, null, attributes(headers), null, null, null));
      readBack(body, headers);
      for (Source source : sources) {
        for (Body given : List.of(new Body.Text(body), new Body.Base64(body))) {
          decode(new InboundMessage(3, source, given));
        }
      }
    }
  },
  /** A request of a REST API. */
  HTTP_V1 {
    @Override
    void check(byte[] data) {
      HandlerInvariants.check(JsonWriter.bytes(HostileEvents.v1(HostileText.of(data))));
    }
  },
  /** A request of an HTTP API. */
  HTTP_V2 {
    @Override
    void check(byte[] data) {
      HandlerInvariants.check(JsonWriter.bytes(HostileEvents.v2(HostileText.of(data))));
    }
  },
  /** A CloudEvent in both modes. */
  CLOUD_EVENTS {
    @Override
    void check(byte[] data) {
      HandlerInvariants.check(JsonWriter.bytes(HostileEvents.cloudEvent(HostileText.of(data))));
    }
  },
  /** A request to the door of a vendor, signed or not. */
  WEBHOOK {
    @Override
    void check(byte[] data) {
      WebhookInvariants.check(data);
    }
  },
  /** A batch of several records. */
  SQS {
    @Override
    void check(byte[] data) {
      HandlerInvariants.check(JsonWriter.bytes(HostileEvents.batch(data)));
    }
  },
  /** A record in envelopes of EventBridge and SNS. */
  ENVELOPES {
    @Override
    void check(byte[] data) {
      HandlerInvariants.check(JsonWriter.bytes(HostileEvents.enveloped(data)));
    }
  };

  /** Throws where a promise is broken. */
  abstract void check(byte[] data);

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, MessageAttribute> attributes(Map<String, String> texts) {
    Map<String, MessageAttribute> attributes = new HashMap<>();
    texts.forEach((name, text) -> attributes.put(name, MessageAttribute.text(text)));
    return attributes;
  }

  /** A body that says it is an envelope of the relay. */
  private static void readBack(String body, Map<String, String> headers) {
    Map<String, MessageAttribute> attributes = attributes(headers);
    attributes.put("RelayForm", MessageAttribute.text("envelope"));
    InboundMessage message =
        new InboundMessage(
            3,
            new Source.Sqs("m", "arn:q.fifo", "g", null, null, attributes, null, null, null),
            new Body.Text(body));
    Invariant.demand(ComesBack.read(message).message().index() == 3, "it stays the same message");
  }

  private static void decode(InboundMessage message) {
    List<Decoded> decoded = new MessageDecoder().decode(message);
    Invariant.demand(
        decoded.equals(new MessageDecoder().decode(message)), "the same body is read alike");
    for (int i = 0; i < decoded.size(); i++) {
      int position =
          switch (decoded.get(i)) {
            case Decoded.Understood(var event) -> event.arrival().ref().position();
            case Decoded.Unreadable bad -> bad.ref().position();
            case Decoded.FromVendor _ -> throw new AssertionError("no vendor is configured");
          };
      Invariant.demand(position == i, "each event has its position");
    }
  }
}
