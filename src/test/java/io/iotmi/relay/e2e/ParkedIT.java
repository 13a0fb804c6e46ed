package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.FifoQueues.attribute;
import static io.iotmi.relay.e2e.FifoQueues.group;
import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** A refused message waits with everything it came with, and can be put back. */
final class ParkedIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DONE = "{\"batchItemFailures\":[]}";

  private static FifoQueues sideRoad;

  @BeforeAll
  static void start() {
    sideRoad = new FifoQueues(Map.of());
  }

  @AfterAll
  static void stop() {
    sideRoad.close();
  }

  private static Message parked(LambdaInvocations.Batch batch) {
    assertEquals(DONE, sideRoad.invoke(batch.bytes()).text());
    List<Message> parked = sideRoad.parked();
    assertEquals(1, parked.size());
    return parked.getFirst();
  }

  /** Without an id of its own, and with a device id that breaks the pattern. */
  private static ObjectNode refused(String name) {
    ObjectNode event = change(name, name).put("StatusCode", 7).put("UserId", "u".repeat(65));
    event.remove("EventId");
    return event;
  }

  @Test
  void whatIsParkedSaysWhereItCameFrom() throws Exception {
    String id = unique("fifo");
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.FIFO)
            .add(refused(id).toString(), "group-" + id, Map.of("Tenant", "blue"));
    Message parked = parked(batch);
    assertEquals(batch.id(0), attribute(parked, "OriginalMessageId"));
    assertEquals("group-" + id, attribute(parked, "OriginalGroupId"));
    assertEquals("blue", attribute(parked, "Tenant"));
    assertEquals("trace-" + id, attribute(parked, "TraceId"));
  }

  @Test
  void everyFaultOfEveryEventIsListed() throws Exception {
    String id = unique("faults");
    ArrayNode events = JSON.createArrayNode().add(change(id, id)).add(refused(id)).add(7);
    Message parked =
        parked(new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(events.toString()));
    JsonNode faults = JSON.readTree(attribute(parked, "Faults"));
    assertEquals(
        List.of("/1/StatusCode", "/1/UserId", "/2"),
        faults.findValuesAsText("pointer").stream().sorted().toList());
    assertEquals(List.of("1", "1", "2"), faults.findValuesAsText("position"));
  }

  @Test
  void whatWasDeliveredOfAParkedMessageIsNotSentAgainWhenItComesBack() throws Exception {
    String id = unique("half");
    ObjectNode good = change(id, id);
    good.remove("EventId");
    ArrayNode events = JSON.createArrayNode().add(good).add(refused(id + "-bad"));
    Message parked =
        parked(new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(events.toString()));
    assertEquals(1, accepted("trace-" + id).size());
    assertEquals(DONE, sideRoad.redeliver(parked));
    assertEquals(1, accepted("trace-" + id).size());
    Message again = sideRoad.parked().getFirst();
    assertEquals(attribute(parked, "OriginalMessageId"), attribute(again, "OriginalMessageId"));
  }

  @Test
  void moreThanTenAttributesComeBackFromTheEnvelope() throws Exception {
    String id = unique("many");
    ObjectNode event = refused(id);
    event.remove("TraceId");
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < 9; i++) {
      attributes.put("Sender" + i, "value " + i);
    }
    attributes.put("TraceId", "trace-" + id);
    Message parked =
        parked(
            new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
                .add(event.toString(), null, attributes));
    assertEquals("envelope", attribute(parked, "RelayForm"));
    ObjectNode envelope = (ObjectNode) JSON.readTree(parked.body());
    assertEquals(10, envelope.path("MessageAttributes").size());
    assertTrue(envelope.path("Faults").size() > 1);

    event.put("StatusCode", 200).put("UserId", "u");
    envelope.put("Body", event.toString());
    Message repaired = parked.toBuilder().body(envelope.toString()).build();
    assertEquals(DONE, sideRoad.redeliver(repaired));
    assertEquals(DONE, sideRoad.redeliver(repaired.toBuilder().messageId("another").build()));
    assertEquals(1, accepted("trace-" + id).size());
  }

  @Test
  void aBrokenEnvelopeIsParkedUnchanged() throws Exception {
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
            .add("{\"ConnectorRelayEnvelope\":1}", null, Map.of("RelayForm", "envelope"));
    Message parked = parked(batch);
    assertEquals("{\"ConnectorRelayEnvelope\":1}", parked.body());
    assertTrue(attribute(parked, "Reason").startsWith("unreadable: an envelope of the relay"));
  }

  @Test
  void theBodyAloneDoesNotMakeAnEnvelope() throws Exception {
    String id = unique("forged");
    ObjectNode forged = JSON.createObjectNode().put("ConnectorRelayEnvelope", 1);
    forged.put("Body", change(id, id).toString());
    assertEquals(
        400,
        sideRoad
            .post(forged.toString(), Map.of("relayform", "envelope"))
            .path("statusCode")
            .asInt());
    Message parked =
        parked(new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(forged.toString()));
    assertEquals(forged.toString(), parked.body());
    assertEquals(0, accepted("trace-" + id).size());
  }

  @Test
  void refusedMessagesOfOneDeviceAreParkedInOneGroupInTheirOrder() throws Exception {
    String id = unique("order");
    LambdaInvocations.Batch batch = new LambdaInvocations.Batch(LambdaInvocations.STANDARD);
    for (int i = 0; i < 3; i++) {
      batch.add(refused(id).put("StatusCode", i).toString());
    }
    assertEquals(DONE, sideRoad.invoke(batch.bytes()).text());
    List<Message> parked = sideRoad.parked();
    assertEquals(List.of("0", "1", "2"), FifoQueues.values(parked, "/StatusCode"));
    assertEquals(1, parked.stream().map(FifoQueues::group).distinct().count());
    assertTrue(!group(parked.getFirst()).contains(id), "an id of a device is sensitive");
  }
}
