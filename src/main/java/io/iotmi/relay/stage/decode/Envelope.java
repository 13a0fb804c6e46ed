package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.ThirdPartyEvent.GivenIdentity;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of a body once the envelopes of AWS's own carriers are off.
 *
 * <p>Pointers into text that holds JSON: {@code /Message#/ConnectorDeviceId} is the member {@code
 * ConnectorDeviceId} of the JSON that the text at {@code /Message} holds.
 *
 * @param pointer where the content stands
 * @param identity of the innermost envelope that has one: an EventBridge event keeps its id however
 *     often SNS publishes it
 * @param attributes what the envelopes say like message attributes do, by attribute name; the
 *     outermost envelope that says something usable wins
 */
record Envelope(
    Json content,
    String pointer,
    @Nullable GivenIdentity identity,
    Map<String, GivenTrace> attributes) {
  static final int MAX_WRAPPINGS = 3;

  static Envelope bare(Json content) {
    return new Envelope(content, "", null, Map.of());
  }

  /** Takes off what is there, whichever source it came from. */
  static Reading<Envelope> open(Json body) {
    Envelope current = bare(body);
    for (int taken = 0; current.content instanceof Json.Obj wrapper; taken++) {
      boolean sns = isSns(wrapper);
      if (!sns && !isEventBridge(wrapper)) {
        break;
      }
      if (taken == MAX_WRAPPINGS) {
        return new Reading.Failed<>(
            current.pointer, "wrapped in more than " + MAX_WRAPPINGS + " envelopes");
      }
      Reading<Envelope> inner = sns ? current.sns(wrapper) : current.eventBridge(wrapper);
      switch (inner) {
        case Reading.Failed<Envelope> failed -> {
          return failed;
        }
        case Reading.Got<Envelope>(Envelope next) -> current = next;
      }
    }
    return new Reading.Got<>(current);
  }

  /** See https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
  static boolean isSns(Json.Obj wrapper) {
    return "Notification".equals(wrapper.text("Type"))
        && wrapper.text("TopicArn") != null
        && wrapper.text("Message") != null;
  }

  /** See https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
  static boolean isEventBridge(Json.Obj wrapper) {
    return wrapper.text("detail-type") != null
        && wrapper.text("source") != null
        && wrapper.get("detail") instanceof Json.Obj;
  }

  private Reading<Envelope> sns(Json.Obj wrapper) {
    String text = wrapper.text("Message");
    return switch (StrictText.json(pointer + "/Message", text == null ? "" : text)) {
      case Reading.Failed<Json>(String at, String reason) -> new Reading.Failed<>(at, reason);
      case Reading.Got<Json>(Json inner) ->
          new Reading.Got<>(
              new Envelope(
                  inner,
                  pointer + "/Message#",
                  given("sns", wrapper.text("MessageId")),
                  withAttributesOf(wrapper)));
    };
  }

  private Reading<Envelope> eventBridge(Json.Obj wrapper) {
    Json detail = wrapper.get("detail");
    return new Reading.Got<>(
        new Envelope(
            detail == null ? Json.Null.NULL : detail,
            pointer + "/detail",
            given("eventbridge:" + wrapper.text("source"), wrapper.text("id")),
            attributes));
  }

  private @Nullable GivenIdentity given(String source, @Nullable String id) {
    return id == null || id.isEmpty() ? identity : new GivenIdentity(source, id);
  }

  private Map<String, GivenTrace> withAttributesOf(Json.Obj wrapper) {
    if (!(wrapper.get("MessageAttributes") instanceof Json.Obj given)) {
      return attributes;
    }
    Map<String, GivenTrace> all = new HashMap<>(attributes);
    for (String name : TraceResolver.ATTRIBUTES) {
      if (given.get(name) instanceof Json.Obj attribute
          && "String".equals(attribute.text("Type"))
          && attribute.get("Value") instanceof Json.Text(String value)
          && TraceResolver.counts(name, value)) {
        all.putIfAbsent(
            name, new GivenTrace(pointer + "/MessageAttributes/" + name + "/Value", value));
      }
    }
    return Map.copyOf(all);
  }
}
