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

  @Test
  void asksTheCarriersOfATraceInTheirOrder() {
    String event =
        "{'specversion':'1.0','id':'1','source':'s','type':'t','traceid':'own','traceparent':'"
            + PARENT
            + "'}";
    Map<String, String> headers = new HashMap<>();
    headers.put("x-trace-id", " x ");
    headers.put("traceparent", PARENT.replace('4', '5'));
    headers.put("x-amzn-trace-id", "Self=1;Root=1-a-b;Parent=c");
    assertEquals(new GivenTrace("/traceid", "own"), trace(headers, event));
    String silent = event.replace("'traceid':'own',", "");
    assertEquals(new GivenTrace("header X-Trace-Id", " x "), trace(headers, silent));
    headers.remove("x-trace-id");
    assertEquals(new GivenTrace("/traceparent", HEX), trace(headers, silent));
    assertEquals(
        new GivenTrace("header traceparent", HEX.replace('4', '5')), trace(headers, EVENT));
    headers.put("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01");
    assertEquals(new GivenTrace("header X-Amzn-Trace-Id", "1-a-b"), trace(headers, EVENT));
    assertEquals(
        new GivenTrace("header X-Amzn-Trace-Id", "1-a-b"),
        trace(headers, "{'Operation':'x','TraceId':''}"));
    headers.clear();
    assertNull(trace(headers, EVENT));
    Map<String, String> attributes = Map.of("TraceId", "a", "traceparent", PARENT);
    assertEquals(
        new GivenTrace("attribute TraceId", "a"),
        arrival(sqs(null, attributes, "Root=r"), silent).trace());
    Arrival queued = arrival(sqs(null, Map.of(), "Root=r;Sampled=1"), EVENT);
    assertEquals(new GivenTrace("attribute AWSTraceHeader", "r"), queued.trace());
    assertEquals("Root=r;Sampled=1", queued.xrayHeader());
    String wrapped = sns(EVENT, ",'MessageAttributes':{'TraceId':{'Type':'String','Value':'w'}}");
    assertEquals("w", traceValue(arrival(sqs(null, Map.of(), "Root=r"), wrapped)));
    assertEquals("a", traceValue(arrival(sqs(null, attributes, null), wrapped)));
  }

  private static @Nullable GivenTrace trace(Map<String, String> headers, String body) {
    return arrival(new Source.Http(headers), body).trace();
  }

  private static @Nullable String traceValue(Arrival arrival) {
    GivenTrace trace = arrival.trace();
    return trace == null ? null : trace.value();
  }
}
