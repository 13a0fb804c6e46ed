package io.iotmi.relay.stage.park;

import static io.iotmi.relay.stage.park.Overflowing.event;
import static io.iotmi.relay.stage.park.Parked.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.stage.park.MessageQueue.QueuedMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OverflowFormTest {
  private static final String XRAY = "Root=1-67891233-abcdef012345678912345678;Sampled=1";
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void anEventWaitsWithItsKeyItsTraceAndItsLane() {
    QueuedMessage waiting =
        OverflowForm.of(
            event(
                "c#1",
                "digest",
                Map.of("traceparent", TRACEPARENT, "x-amzn-trace-id", XRAY),
                new Json.Obj(Map.of("a", new Json.Num("1")))));
    assertEquals("{\"a\":1}", waiting.body());
    assertEquals(
        Map.of(
            "RelayForm", "plain",
            "EventKey", "c#1",
            "TraceId", "trace-1",
            "traceparent", TRACEPARENT),
        texts(waiting));
    assertEquals(XRAY, waiting.xrayHeader());
    assertEquals("lane", waiting.group());
  }

  @Test
  void malformedTracesAreLeftOut() {
    for (String bad : List.of("", "Root=;", "Root=my/trace.1", "x".repeat(2_000), "\u0007")) {
      QueuedMessage waiting =
          OverflowForm.of(
              event(
                  "c#1",
                  "digest",
                  Map.of("traceparent", "\u0007", "x-amzn-trace-id", bad),
                  Json.Obj.EMPTY));
      assertNull(waiting.xrayHeader(), bad);
      assertEquals("plain", texts(waiting).get("RelayForm"));
      assertTrue(MessageLimits.fit(waiting));
    }
  }

  @Test
  void theSameEventIsOneMessageAndAnotherContentAnother() {
    String name = OverflowForm.of(event("c#1", "on")).deduplicationId();
    assertEquals(name, OverflowForm.of(event("c#1", "on")).deduplicationId());
    assertNotEquals(name, OverflowForm.of(event("c#1", "off")).deduplicationId());
    assertNotEquals(name, OverflowForm.of(event("c#2", "on")).deduplicationId());
  }

  @Test
  void twoEventsWithoutIdentityAreTwoMessages() {
    assertNotEquals(
        OverflowForm.of(event(null, "on")).deduplicationId(),
        OverflowForm.of(event(null, "on")).deduplicationId());
  }

  @Test
  void anEventLargerThanAMessageTravelsCompressed() {
    Json.Obj large = new Json.Obj(Map.of("a", new Json.Text("\u00e9".repeat(600_000))));
    QueuedMessage waiting = OverflowForm.of(event("c#1", "digest", Map.of(), large));
    assertTrue(MessageLimits.fit(waiting));
    assertEquals("c#1", texts(waiting).get("EventKey"));
    Body back = ComesBack.read(Parked.redelivered(waiting, "id")).message().body();
    assertTrue(back instanceof Body.Text(String text) && text.length() > 3_000_000);
  }
}
