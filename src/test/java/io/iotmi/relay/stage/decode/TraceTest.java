package io.iotmi.relay.stage.decode;

import static io.iotmi.relay.stage.decode.Decoding.EVENT;
import static io.iotmi.relay.stage.decode.Decoding.arrival;
import static io.iotmi.relay.stage.decode.Decoding.sns;
import static io.iotmi.relay.stage.decode.Decoding.sqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.ThirdPartyEvent.Arrival;
import io.iotmi.relay.model.ThirdPartyEvent.GivenTrace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the decoder looks for the trace id of an event. */
final class TraceTest {
  private static final String HEX = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + HEX + "-00f067aa0ba902b7-01";
  private static final String CLOUD_EVENT =
      "{'specversion':'1.0','id':'1','source':'s','type':'t','traceparent':'" + PARENT + "'}";
  private static final Map<String, String> ATTRIBUTES =
      Map.of("TraceId", "a", "traceparent", PARENT);
  private static final Map<String, String> HEADERS =
      Map.of(
          "x-trace-id", " x ",
          "traceparent", PARENT.replace('4', '5'),
          "x-amzn-trace-id", "Self=1;Root=1-a-b;Parent=c");

  @Test
  void theTraceIdOfTheEventComesFirst() {
    String event = CLOUD_EVENT.replace("'id':'1'", "'id':'1','traceid':'own'");
    assertEquals(new GivenTrace("/traceid", "own"), trace(HEADERS, event));
  }

  @Test
  void theHeaderXTraceIdComesSecond() {
    assertEquals(new GivenTrace("header X-Trace-Id", " x "), trace(HEADERS, CLOUD_EVENT));
  }

  @Test
  void theTraceparentOfTheEventComesThird() {
    assertEquals(new GivenTrace("/traceparent", HEX), trace(without("x-trace-id"), CLOUD_EVENT));
  }

  @Test
  void theHeaderTraceparentComesFourth() {
    assertEquals(
        new GivenTrace("header traceparent", HEX.replace('4', '5')),
        trace(without("x-trace-id"), EVENT));
  }

  @Test
  void theXRayHeaderComesAfterATraceparentThatNamesNoTrace() {
    Map<String, String> headers = without("x-trace-id");
    headers.put("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01");
    assertEquals(new GivenTrace("header X-Amzn-Trace-Id", "1-a-b"), trace(headers, EVENT));
  }

  @Test
  void anEmptyTraceIdDoesNotCount() {
    Map<String, String> headers = without("x-trace-id");
    headers.remove("traceparent");
    assertEquals(
        new GivenTrace("header X-Amzn-Trace-Id", "1-a-b"),
        trace(headers, "{'Operation':'x','TraceId':''}"));
  }

  @Test
  void withoutACarrierThereIsNoTrace() {
    assertNull(trace(Map.of(), EVENT));
  }

  @Test
  void theTraceIdOfAMessageComesBeforeEveryTraceparent() {
    assertEquals(
        new GivenTrace("attribute TraceId", "a"),
        arrival(sqs(null, ATTRIBUTES, "Root=r"), CLOUD_EVENT).trace());
  }

  @Test
  void theXRayHeaderOfAMessageIsATraceAndIsKeptWhole() {
    Arrival queued = arrival(sqs(null, Map.of(), "Root=r;Sampled=1"), EVENT);
    assertEquals(new GivenTrace("attribute AWSTraceHeader", "r"), queued.trace());
    assertEquals("Root=r;Sampled=1", queued.xrayHeader());
  }

  @Test
  void theTraceIdOfANotificationCountsWhereItsMessageHasNone() {
    String wrapped = sns(EVENT, ",'MessageAttributes':{'TraceId':{'Type':'String','Value':'w'}}");
    assertEquals("w", traceValue(arrival(sqs(null, Map.of(), "Root=r"), wrapped)));
    assertEquals("a", traceValue(arrival(sqs(null, ATTRIBUTES, null), wrapped)));
  }

  private static Map<String, String> without(String header) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.remove(header);
    return headers;
  }

  private static @Nullable GivenTrace trace(Map<String, String> headers, String body) {
    return arrival(new Source.Http(headers), body).trace();
  }

  private static @Nullable String traceValue(Arrival arrival) {
    GivenTrace trace = arrival.trace();
    return trace == null ? null : trace.value();
  }
}
