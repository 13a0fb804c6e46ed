package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.failures;
import static io.iotmi.relay.e2e.SharedStack.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.local.endpoint.FaultAction;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What becomes of an event that the endpoint does not want. */
@ExtendWith(LeakWatch.class)
final class RefusedIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void empty() {
    STACK.sqs().drain(STACK.rejected().url());
  }

  @AfterEach
  void repair() {
    STACK.endpoint().faults().clear();
  }

  @Test
  void whatTheEndpointRefusesIsParkedWithItsOwnWords() throws Exception {
    String id = unique("invalid");
    refuse(
        "trace-" + id,
        FaultAction.Verbatim.json(
            400,
            "{\"__type\":\"a#ValidationException:http://b/\",\"message\":\"Value\\u0000 at \\ud800"
                + "'userId'\\n is "
                + "x".repeat(500)
                + "\"}"));
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(change(id, "lamp").toString());
    assertEquals(Set.of(), failures(batch));
    List<String> reasons =
        STACK.sqs().drain(STACK.rejected().url()).stream()
            .map(message -> message.messageAttributes().get("Reason"))
            .filter(Objects::nonNull)
            .map(MessageAttributeValue::stringValue)
            .toList();
    assertEquals(1, reasons.size());
    String reason = reasons.getFirst();
    assertTrue(
        reason.startsWith(
            "rejected: refused: ValidationException (HTTP 400): Value  at 'userId'  is xxx"),
        reason);
    assertTrue(reason.length() <= 256, reason);
    assertFalse(STACK.log().lines().stream().anyMatch(line -> line.contains("'userId'")));
  }

  @Test
  void whatTheEndpointDoesNotFindIsParkedOnceTheConnectorIsKnown() throws Exception {
    acceptedByEachRuntime();
    String id = unique("unknown");
    refuse("trace-" + id, FaultAction.Verbatim.notFound("device-7"));
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(change(id, "lamp").toString());
    assertEquals(Set.of(), failures(batch));
    assertEquals(1, STACK.sqs().drain(STACK.rejected().url()).size());
  }

  /** Runtimes take turns. */
  private static void acceptedByEachRuntime() throws Exception {
    for (int i = 0; i < 2; i++) {
      String id = unique("known");
      assertEquals(
          Set.of(),
          failures(
              new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
                  .add(change(id, "lamp").toString())));
    }
  }

  @Test
  void aWrongPermissionIsRetriedLaterAndNeverParked() throws Exception {
    String id = unique("denied");
    refuse("trace-" + id, new FaultAction.Status(403, "AccessDeniedException"));
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(change(id, "lamp").toString());
    assertEquals(Set.of(batch.id(0)), failures(batch));
  }

  @Test
  void aMessageWhosePageIsRefusedIsParkedWithTheLaterPagesThatItHolds() throws Exception {
    String id = unique("pages");
    refuse("trace-" + id + "-1", new FaultAction.Status(400, "ValidationException"));
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
            .add("[" + page(id, 1, 300) + "," + page(id, 2, 200) + "]");
    assertEquals(Set.of(), failures(batch));
    assertEquals(1, STACK.sqs().drain(STACK.rejected().url()).size());
    assertEquals(0, accepted("trace-" + id + "-2").size());
  }

  @Test
  void aLaterPageInAnotherMessageWaitsForItsNextDeliveryOnly() throws Exception {
    String id = unique("pages");
    refuse("trace-" + id + "-1", new FaultAction.Status(400, "ValidationException"));
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
            .add(page(id, 1, 300))
            .add(page(id, 2, 200));
    assertEquals(Set.of(batch.id(1)), failures(batch));
    assertEquals(1, STACK.sqs().drain(STACK.rejected().url()).size());
    assertEquals(
        Set.of(),
        failures(new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(page(id, 2, 200))));
    assertEquals(1, accepted("trace-" + id + "-2").size());
  }

  private static String page(String id, int number, int status) {
    ObjectNode page =
        JSON.createObjectNode()
            .put("EventId", id + "-" + number)
            .put("Operation", "DEVICE_DISCOVERY")
            .put("UserId", LambdaInvocations.CANARY + "-user")
            .put("DeviceDiscoveryId", "job" + id.replaceAll("[^A-Za-z0-9]", ""))
            .put("StatusCode", status)
            .put("TraceId", "trace-" + id + "-" + number);
    page.putArray("Devices");
    return page.toString();
  }
}
