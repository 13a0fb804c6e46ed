package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.failures;
import static io.iotmi.relay.e2e.SharedStack.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.endpoint.FaultAction;
import io.iotmi.relay.local.endpoint.FaultRule;
import io.iotmi.relay.local.runtime.InvocationResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an event while something in front of the endpoint, or its set-up, is wrong. */
@ExtendWith(LeakWatch.class)
final class PassingTroubleIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AfterEach
  void repair() {
    STACK.endpoint().faults().clear();
  }

  static Stream<FaultAction> troubles() {
    return Stream.of(
        FaultAction.Verbatim.page(200),
        FaultAction.Verbatim.json(204, ""),
        FaultAction.Verbatim.page(302),
        FaultAction.Verbatim.page(400),
        FaultAction.Verbatim.page(404),
        FaultAction.Verbatim.page(413),
        FaultAction.Verbatim.json(202, ""),
        FaultAction.Verbatim.json(202, "{\"ConnectorId\":\"another\"}"),
        FaultAction.Verbatim.notFound(EmbeddedStack.CONNECTOR_ID),
        new FaultAction.Status(400, "RequestTimeout"),
        new FaultAction.Status(400, "RequestTimeoutException"),
        new FaultAction.Status(400, "PriorRequestNotComplete"),
        new FaultAction.Status(400, "BandwidthLimitExceeded"),
        new FaultAction.Status(400, "ProvisionedThroughputExceededException"),
        new FaultAction.Status(400, "LimitExceededException"),
        new FaultAction.Status(403, "RequestTimeTooSkewed"),
        new FaultAction.Status(409, "ConflictException"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void whatMayPassGoesBackToTheQueueAndIsDeliveredNextTime(FaultAction trouble) throws Exception {
    String id = unique("trouble");
    refuse("trace-" + id, trouble);
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(change(id, "lamp").toString());
    assertEquals(Set.of(batch.id(0)), failures(batch));
    assertEquals(0, STACK.sqs().drain(STACK.rejected().url()).size());
    assertEquals(0, accepted("trace-" + id).size());
    STACK.endpoint().faults().clear();
    assertEquals(Set.of(), failures(batch));
    assertEquals(1, accepted("trace-" + id).size());
  }

  @Test
  void oneWrongAnswerCostsOneMoreAttempt() throws Exception {
    String id = unique("hiccup");
    AtomicInteger attempts = new AtomicInteger();
    STACK
        .endpoint()
        .faults()
        .rules(
            List.of(
                new FaultRule(
                    (number, body) ->
                        body.path("TraceId").asText().equals("trace-" + id)
                            && attempts.incrementAndGet() == 1,
                    FaultAction.Verbatim.page(404))));
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD).add(change(id, "lamp").toString());
    assertEquals(Set.of(), failures(batch));
    assertEquals(1, accepted("trace-" + id).size());
    assertEquals(2, attempts.get());
  }

  @Test
  void theCallerIsToldToTryAgainThoughTheConnectorIsGone() throws Exception {
    String id = unique("gone");
    refuse("trace-" + id, FaultAction.Verbatim.notFound(EmbeddedStack.CONNECTOR_ID));
    InvocationResult result =
        STACK.invoke(LambdaInvocations.http(change(id, "lamp").toString(), Map.of()));
    assertEquals(202, JSON.readTree(result.payload()).path("statusCode").asInt(), result.text());
    STACK.sqs().drain(STACK.events().url());
  }
}
