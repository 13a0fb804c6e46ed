package io.iotmi.relay.stage.decode;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.MessageAttribute;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.CloudEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies, written with single quotes, and what the decoder makes of them. */
final class Decoding {
  static final String EVENT = "{'Operation':'DEVICE_EVENT'}";

  static final String CLOUD_EVENT =
      "{'specversion':'1.0','id':'1','source':'s','type':'t','data':{'a':1}}";

  private Decoding() {}

  static String json(String text) {
    return text.replace('\'', '"');
  }

  static Source.Sqs sqs(
      @Nullable String deduplication, Map<String, String> attributes, @Nullable String xray) {
    Map<String, MessageAttribute> texts = new HashMap<>();
    attributes.forEach((name, text) -> texts.put(name, MessageAttribute.text(text)));
    return new Source.Sqs("m-1", "arn:q.fifo", "g", deduplication, null, texts, xray, null, null);
  }

  static String sns(String message, String more) {
    String quoted = json(message).replace("\\", "\\\\").replace("\"", "\\\"");
    return "{'Type':'Notification','TopicArn':'t','MessageId':'sns-1','Message':'"
        + quoted
        + "'"
        + more
        + "}";
  }

  static List<Decoded> decode(Source source, String body) {
    return new MessageDecoder().decode(new InboundMessage(7, source, new Body.Text(json(body))));
  }

  static Arrival arrival(Source source, String body) {
    return assertInstanceOf(Decoded.Understood.class, decode(source, body).getFirst())
        .event()
        .arrival();
  }

  /** The CloudEvent at this position of the body. */
  static CloudEvent cloudEvent(Source source, String body, int position) {
    return assertInstanceOf(
        CloudEvent.class,
        assertInstanceOf(Decoded.Understood.class, decode(source, body).get(position)).event());
  }

  static Decoded.Unreadable unreadable(Source source, String body) {
    return assertInstanceOf(Decoded.Unreadable.class, decode(source, body).getFirst());
  }
}
