package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Picks an event's trace id among all that carry one; first found wins: the event's own id, a
 * message attribute, the header {@code X-Trace-Id}, a {@code traceparent} (event, header, message
 * attribute), the root of the X-Ray header. The id is handed on as found.
 *
 * <p>An empty id counts as absent. What infrastructure adds, {@code traceparent} and the X-Ray
 * header, counts only where it is well-formed; an id that was addressed to the relay is judged
 * later.
 */
final class TraceResolver {
  /** Message attributes that carry a trace; names are case-sensitive. */
  static final List<String> ATTRIBUTES = List.of("TraceId", "traceparent");

  private final @Nullable GivenTrace attribute;
  private final @Nullable GivenTrace header;
  private final @Nullable GivenTrace headerParent;
  private final @Nullable GivenTrace attributeParent;
  private final @Nullable XRayHeader xray;
  private final @Nullable GivenTrace xrayRoot;

  private TraceResolver(
      Map<String, String> headers,
      Map<String, String> attributes,
      Map<String, GivenTrace> wrapped,
      @Nullable String xrayHeader,
      String xrayCarrier) {
    this.attribute = attribute("TraceId", attributes, wrapped);
    this.header = given("header X-Trace-Id", headers.get("x-trace-id"));
    this.headerParent = parent(given("header traceparent", headers.get("traceparent")));
    this.attributeParent = parent(attribute("traceparent", attributes, wrapped));
    this.xray = XRayHeader.read(xrayHeader);
    this.xrayRoot = xray == null ? null : given(xrayCarrier, xray.root());
  }

  static TraceResolver of(Source source, Map<String, GivenTrace> wrapped) {
    return switch (source) {
      case Source.Sqs sqs ->
          new TraceResolver(
              Map.of(), texts(sqs), wrapped, sqs.xrayHeader(), "attribute AWSTraceHeader");
      case Source.Http http ->
          new TraceResolver(
              http.headers(),
              Map.of(),
              wrapped,
              http.headers().get("x-amzn-trace-id"),
              "header X-Amzn-Trace-Id");
      case Source.Sns sns ->
          new TraceResolver(Map.of(), sns.attributes(), wrapped, null, "header X-Amzn-Trace-Id");
      case Source.Direct direct ->
          new TraceResolver(Map.of(), Map.of(), wrapped, null, "header X-Amzn-Trace-Id");
    };
  }

  @Nullable String xrayHeader() {
    return xray == null ? null : xray.text();
  }

  /** The trace of an event that names none itself. */
  @Nullable GivenTrace ofMessage() {
    return first(attribute, header, headerParent, attributeParent, xrayRoot);
  }

  /** The trace of an event in the request form; its members stand under {@code prefix}. */
  @Nullable GivenTrace ofRequestForm(String prefix, Json.Obj members) {
    GivenTrace own = given(prefix + "TraceId", members.text("TraceId"));
    return own != null ? own : ofMessage();
  }

  /** The trace of a CloudEvent; its attributes stand under {@code prefix}. */
  @Nullable GivenTrace ofCloudEvent(String prefix, Json.Obj attributes) {
    return first(
        given(prefix + "traceid", attributes.text("traceid")),
        attribute,
        header,
        parent(given(prefix + "traceparent", attributes.text("traceparent"))),
        headerParent,
        attributeParent,
        xrayRoot);
  }

  private static Map<String, String> texts(Source.Sqs sqs) {
    Map<String, String> texts = new HashMap<>();
    for (String name : ATTRIBUTES) {
      String text = sqs.text(name);
      if (text != null) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  private static @Nullable GivenTrace attribute(
      String name, Map<String, String> attributes, Map<String, GivenTrace> wrapped) {
    String own = attributes.get(name);
    return counts(name, own) ? given("attribute " + name, own) : wrapped.get(name);
  }

  /** Whether a carrier says something; the next one is asked where it does not. */
  static boolean counts(String name, @Nullable String value) {
    return name.equals("traceparent")
        ? Traceparent.traceId(value) != null
        : value != null && !value.isEmpty();
  }

  private static @Nullable GivenTrace parent(@Nullable GivenTrace carried) {
    return carried == null ? null : given(carried.carrier(), Traceparent.traceId(carried.value()));
  }

  private static @Nullable GivenTrace given(String carrier, @Nullable String value) {
    return value == null || value.isEmpty() ? null : new GivenTrace(carrier, value);
  }

  private static @Nullable GivenTrace first(@Nullable GivenTrace... carried) {
    for (GivenTrace trace : carried) {
      if (trace != null) {
        return trace;
      }
    }
    return null;
  }
}
