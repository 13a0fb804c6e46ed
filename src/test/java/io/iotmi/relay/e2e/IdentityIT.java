package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.failures;
import static io.iotmi.relay.e2e.SharedStack.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.queue.SqsPoller;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the built function takes for the same event. */
@ExtendWith(LeakWatch.class)
final class IdentityIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROLE = "arn:aws:sts::000000000000:assumed-role/";

  @AfterEach
  void repair() {
    STACK.endpoint().faults().clear();
  }

  @Test
  void aFifoQueueLosesNoEventWhoseDeduplicationIdNamesAState() throws Exception {
    String id = unique("states");
    LambdaInvocations.Batch on = fifo(id, true);
    assertEquals(Set.of(), failures(on));
    assertEquals(Set.of(), failures(fifo(id, false)));
    LambdaInvocations.Batch onAgain = fifo(id, true);
    assertEquals(Set.of(), failures(onAgain));
    assertEquals(3, accepted("trace-" + id).size());
    assertEquals(Set.of(), failures(on));
    assertEquals(Set.of(), failures(onAgain));
    assertEquals(3, accepted("trace-" + id).size(), "a redelivery has the same messageId");
  }

  @Test
  void eventsOfTwoCallersWithTheSameIdAreBothSent() throws Exception {
    String id = unique("callers");
    assertEquals("delivered", outcome(change(id, "lamp"), "vendor/1"));
    assertEquals("delivered", outcome(change(id, "plug"), "other/1"));
    assertEquals("duplicate", outcome(change(id, "lamp"), "vendor/2"));
    assertEquals("conflict", outcome(change(id, "plug"), "vendor/3"));
    assertEquals(2, accepted("trace-" + id).size());
  }

  @Test
  void anEventStaysThatOfItsCallerOnTheOverflowQueue() throws Exception {
    String id = unique("waiting");
    refuse("trace-" + id, new FaultAction.Status(503, "ServiceUnavailableException"));
    assertEquals("queued", outcome(change(id, "lamp"), "vendor/1"));
    STACK.endpoint().faults().clear();
    try (SqsPoller poller = STACK.poll(STACK.events())) {
      poller.awaitEmpty();
    }
    assertEquals(1, accepted("trace-" + id).size());
    assertEquals("duplicate", outcome(change(id, "lamp"), "vendor/2"));
    assertEquals("delivered", outcome(change(id, "lamp"), "other/1"));
    assertEquals(2, accepted("trace-" + id).size());
  }

  /** The log is searched for the name after each test. */
  @Test
  void aMembersNameThatTheSenderChoseIsToldToTheCallerAlone() throws Exception {
    ObjectNode event =
        change(unique("named"), "lamp").put(LambdaInvocations.CANARY + "@example.com", 1);
    JsonNode reply = reply(event, "vendor/1");
    assertEquals(
        "/" + LambdaInvocations.CANARY + "@example.com", reply.findPath("pointer").asText());
  }

  @Test
  void anEventThatNamesAnotherConnectorIsRefusedByTheMemberThatNamesIt() throws Exception {
    String id = unique("other");
    JsonNode reply = reply(change(id, "lamp").put("ConnectorId", "OTHER"), "vendor/1");
    assertEquals(422, reply.path("status").asInt());
    assertEquals("/ConnectorId", reply.findPath("pointer").asText());
    assertTrue(reply.findPath("message").asText().contains("ALLOWED_CONNECTOR_IDS"));
    assertEquals(0, accepted("trace-" + id).size());
  }

  private static LambdaInvocations.Batch fifo(String id, boolean on) {
    ObjectNode event = change(id, "lamp");
    event.remove("EventId");
    ((ObjectNode) event.findValue("attributes")).put("0x0000", on);
    return new LambdaInvocations.Batch(LambdaInvocations.FIFO)
        .add(event.toString(), "house", Map.of())
        .deduplicatedBy("lamp:" + on);
  }

  private static String outcome(ObjectNode event, String session) throws Exception {
    return reply(event, session).path("events").path(0).path("outcome").asText();
  }

  private static JsonNode reply(ObjectNode event, String session) throws Exception {
    byte[] request = LambdaInvocations.http(event.toString(), ROLE + session);
    JsonNode reply = JSON.readTree(STACK.invoke(request).payload());
    return JSON.readTree(reply.path("body").asText());
  }
}
