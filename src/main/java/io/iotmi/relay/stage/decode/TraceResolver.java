package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Picks an event's trace id among all that carry one; first found wins: the event's own id, a
 * message attribute, the header {@code X-Trace-Id}, a {@code traceparent} (event, header, message
 * attribute), the root of the X-Ray header. The id is handed on as found.
 */
final class TraceResolver {
  /** Message attributes that carry a trace; names are case-sensitive. */
  static final List<String> ATTRIBUTES = List.of("TraceId", "traceparent");

  private final @Nullable GivenTrace attribute;
  private final @Nullable GivenTrace header;
  private final @Nullable GivenTrace headerParent;
  private final @Nullable GivenTrace attributeParent;
  private final @Nullable String xrayHeader;
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
    this.xrayHeader = xrayHeader == null || xrayHeader.isEmpty() ? null : xrayHeader;
    this.xrayRoot = given(xrayCarrier, root(xrayHeader));
  }

  static TraceResolver of(Source source, Map<String, GivenTrace> wrapped) {
    return switch (source) {
      case Source.Sqs sqs ->
          new TraceResolver(
              Map.of(), sqs.attributes(), wrapped, sqs.xrayHeader(), "attribute AWSTraceHeader");
      case Source.Http(var headers) ->
          new TraceResolver(
              headers, Map.of(), wrapped, headers.get("x-amzn-trace-id"), "header X-Amzn-Trace-Id");
      case Source.Direct() ->
          new TraceResolver(Map.of(), Map.of(), wrapped, null, "header X-Amzn-Trace-Id");
    };
  }

  @Nullable String xrayHeader() {
    return xrayHeader;
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

  private static @Nullable GivenTrace attribute(
      String name, Map<String, String> attributes, Map<String, GivenTrace> wrapped) {
    GivenTrace own = given("attribute " + name, attributes.get(name));
    return own != null ? own : wrapped.get(name);
  }

  private static @Nullable GivenTrace parent(@Nullable GivenTrace carried) {
    return carried == null ? null : given(carried.carrier(), Traceparent.traceId(carried.value()));
  }

  /**
   * The header's {@code Root} as it stands. See
   * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
   */
  private static @Nullable String root(@Nullable String xrayHeader) {
    if (xrayHeader == null) {
      return null;
    }
    return Arrays.stream(xrayHeader.split(";", -1))
        .map(String::strip)
        .filter(part -> part.startsWith("Root="))
        .map(part -> part.substring("Root=".length()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable GivenTrace given(String carrier, @Nullable String value) {
    return value == null ? null : new GivenTrace(carrier, value);
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
