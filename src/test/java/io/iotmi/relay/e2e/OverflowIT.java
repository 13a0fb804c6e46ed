package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.FifoQueues.attribute;
import static io.iotmi.relay.e2e.FifoQueues.group;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What cannot be delivered over HTTP waits in its lane, and comes back as the same event. */
final class OverflowIT {
  private static final String VALUE = "/MatterEndpoint/clusters/0/attributes/0x0000";
  private static final String XRAY = "Root=1-67891233-abcdef012345678912345678;Sampled=1";

  private static FifoQueues sideRoad;

  @BeforeAll
  static void start() {
    sideRoad = new FifoQueues(Map.of());
  }

  @AfterAll
  static void stop() {
    sideRoad.close();
  }

  @BeforeEach
  void closeTheEndpoint() {
    STACK
        .endpoint()
        .faults()
        .rules(
            List.of(FaultRule.always(new FaultAction.Status(503, "ServiceUnavailableException"))));
  }

  @AfterEach
  void repair() {
    STACK.endpoint().faults().clear();
    sideRoad.waiting();
  }

  /** Without identity: nothing but its place tells the third from the first. */
  private static String change(String device, String value) {
    ObjectNode event = LambdaInvocations.change("x", device);
    event.remove("EventId");
    event.put("TraceId", "trace-" + device);
    ((ObjectNode) event.at("/MatterEndpoint/clusters/0/attributes")).put("0x0000", value);
    return event.toString();
  }

  private static int status(String body) throws Exception {
    return sideRoad.post(body, Map.of()).path("statusCode").asInt();
  }

  @Test
  void statesOfOneDeviceWaitInOneGroupInTheirOrder() throws Exception {
    String lamp = unique("lamp");
    String body =
        "[" + change(lamp, "on") + "," + change(lamp, "off") + "," + change(lamp, "on") + "]";
    assertEquals(202, status(body));
    List<Message> waiting = sideRoad.waiting();
    assertEquals(List.of("on", "off", "on"), FifoQueues.values(waiting, VALUE));
    assertEquals(1, waiting.stream().map(FifoQueues::group).distinct().count());
    assertFalse(group(waiting.getFirst()).contains(lamp), "an id of a device is sensitive");
    assertEquals(202, status(body));
    assertEquals(List.of("on", "off", "on"), FifoQueues.values(sideRoad.waiting(), VALUE));
  }

  @Test
  void aDeviceKeepsItsGroupFromOneRequestToTheNext() throws Exception {
    String lamp = unique("lamp");
    String plug = unique("plug");
    assertEquals(202, status("[" + change(lamp, "on") + "," + change(plug, "on") + "]"));
    assertEquals(202, status(change(lamp, "off")));
    Map<String, List<Message>> groups =
        sideRoad.waiting().stream().collect(Collectors.groupingBy(FifoQueues::group));
    assertEquals(2, groups.size());
    for (List<Message> messages : groups.values()) {
      List<String> values = FifoQueues.values(messages, VALUE);
      assertTrue(values.equals(List.of("on")) || values.equals(List.of("on", "off")), "" + values);
    }
  }

  @Test
  void thePagesOfADiscoveryWaitInOneGroup() throws Exception {
    String job = "job" + unique("").substring(1);
    String page =
        """
        {"Operation":"DEVICE_DISCOVERY","UserId":"u","DeviceDiscoveryId":"%s","StatusCode":%d,
         "Devices":[]}
        """;
    String body =
        "["
            + page.formatted(job, 300)
            + ","
            + page.formatted(job, 301)
            + ","
            + page.formatted(job, 200)
            + "]";
    assertEquals(202, status(body));
    List<Message> waiting = sideRoad.waiting();
    assertEquals(List.of("300", "301", "200"), FifoQueues.values(waiting, "/StatusCode"));
    assertEquals(1, waiting.stream().map(FifoQueues::group).distinct().count());
  }

  @Test
  void anEventThatWaitedIsTheSameEventWithTheSameTrace() throws Exception {
    String id = unique("waited");
    ObjectNode event = LambdaInvocations.change(id, id);
    event.remove("TraceId");
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Map<String, String> headers =
        Map.of("x-trace-id", "trace-" + id, "traceparent", traceparent, "x-amzn-trace-id", XRAY);
    assertEquals(202, sideRoad.post(event.toString(), headers).path("statusCode").asInt());
    Message waiting = sideRoad.waiting().getFirst();
    assertEquals(traceparent, attribute(waiting, "traceparent"));
    assertEquals(
        XRAY,
        waiting.attributesAsStrings().get(MessageSystemAttributeName.AWS_TRACE_HEADER.toString()));

    STACK.endpoint().faults().clear();
    assertEquals("{\"batchItemFailures\":[]}", sideRoad.redeliver(waiting));
    assertEquals(200, sideRoad.post(event.toString(), headers).path("statusCode").asInt());
    assertEquals(1, accepted("trace-" + id).size());
    assertEquals(XRAY, accepted("trace-" + id).getFirst().headers().get("x-amzn-trace-id"));
  }

  @Test
  void anotherContentUnderTheSameIdIsQueuedToo() throws Exception {
    String id = unique("twice");
    ObjectNode event = LambdaInvocations.change(id, id);
    assertEquals(202, status(event.toString()));
    ((ObjectNode) event.at("/MatterEndpoint/clusters/0/attributes")).put("0x0000", "other");
    assertEquals(202, status(event.toString()));
    assertEquals(2, sideRoad.waiting().size());
  }
}
