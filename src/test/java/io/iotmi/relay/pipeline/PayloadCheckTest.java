package io.iotmi.relay.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.vendor.Folders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PayloadCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static Outcome outcome(PayloadCheck check) {
    Source queue = new Source.Sqs("m", "arn:q", null, null, NOW, Map.of(), null, null, null);
    Body body = new Body.Text("{\"device\": \"d\", \"values\": {\"power\": true}}");
    return PipelineBuilder.sendingBy(
            (request, xray, deadline) -> {
              throw new AssertionError("what is not proven is not sent");
            })
        .checked(check)
        .vendor(Folders.acme().binding("{'value': 'power', 'attribute': 'OnOff.OnOff'}").read())
        .build()
        .relayBatch(
            List.of(new InboundMessage(0, queue, body)),
            "run",
            new Deadline(NOW.plusSeconds(30), () -> NOW))
        .relayed()
        .results()
        .getFirst()
        .outcome();
  }

  @Test
  void aPayloadThatIsNotProvenIsRejected() {
    Violation violation = new Violation("", "signature", "signature-wrong");
    assertEquals(
        new Outcome.Rejected(List.of(violation)), outcome(new PayloadCheck.Failed(violation)));
  }

  @Test
  void aPayloadThatCannotBeCheckedNowComesBackLater() {
    assertEquals(
        new Outcome.RetryLater(Outcome.Reason.SECRET_UNAVAILABLE, "no answer"),
        outcome(new PayloadCheck.Unknown("no answer")));
  }
}
