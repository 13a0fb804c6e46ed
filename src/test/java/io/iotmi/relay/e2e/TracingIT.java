package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.LambdaInvocations.change;
import static io.iotmi.relay.e2e.LambdaInvocations.unique;
import static io.iotmi.relay.e2e.SharedStack.STACK;
import static io.iotmi.relay.e2e.SharedStack.accepted;
import static io.iotmi.relay.e2e.SharedStack.failures;
import static io.iotmi.relay.e2e.SharedStack.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ids that tracing uses go through the relay. */
@ExtendWith(LeakWatch.class)
final class TracingIT {
  @Test
  void theTraceIdOfACallerIsInTheRequestTheLogAndTheReply() throws Exception {
    String id = unique("traced");
    ObjectNode event = change(id, "lamp");
    event.remove("TraceId");
    String reply =
        reply(LambdaInvocations.http(event.toString(), Map.of("x-trace-id", "web=" + id)))
            .toString();
    assertTrue(reply.contains("web=" + id), reply);
    assertEquals(1, accepted("web=" + id).size());
    assertTrue(
        STACK.outcomes().all().stream().anyMatch(line -> ("web=" + id).equals(line.traceId())));
  }

  @Test
  void theTraceIdOfAMessageIsOnItsParkedCopy() throws Exception {
    STACK.sqs().drain(STACK.rejected().url());
    String id = unique("traced");
    ObjectNode event = change(id, "lamp").put("StatusCode", 7);
    event.remove("TraceId");
    LambdaInvocations.Batch batch =
        new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
            .add(event.toString(), null, Map.of("TraceId", "parked=" + id));
    assertEquals(Set.of(), failures(batch));
    Map<String, String> parked = new HashMap<>();
    STACK
        .sqs()
        .drain(STACK.rejected().url())
        .getFirst()
        .messageAttributes()
        .forEach((name, value) -> parked.put(name, value.stringValue()));
    assertEquals("parked=" + id, parked.get("TraceId"));
    assertEquals("/StatusCode", parked.get("Pointer"));
    assertTrue(parked.containsKey("EventKey"));
    assertTrue(String.valueOf(parked.get("Reason")).contains("range"));
  }

  @Test
  void theXRayHeaderIsForwarded() throws Exception {
    String id = unique("xray");
    String header = "Root=1-67891233-abcdef012345678912345678;Sampled=1";
    STACK.invoke(
        LambdaInvocations.http(change(id, "lamp").toString(), Map.of("x-amzn-trace-id", header)));
    assertEquals(header, accepted("trace-" + id).getFirst().headers().get("x-amzn-trace-id"));
  }
}
