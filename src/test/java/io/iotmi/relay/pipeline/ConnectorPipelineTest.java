package io.iotmi.relay.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.claim.DeliveryLedger;
import io.iotmi.relay.stage.claim.InMemoryLedger;
import io.iotmi.relay.stage.send.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConnectorPipelineTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);
  private static final String STANDARD = "arn:aws:sqs:eu-west-1:1:q";

  private final DeliveryLedger memory = new InMemoryLedger(Duration.ofHours(1));
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> unavailable = ConcurrentHashMap.newKeySet();

  @Test
  void aRepeatInAnotherGroupComesAgainAndHoldsBackThatGroup() {
    ConnectorPipeline pipeline = pipeline(memory);
    List<InboundMessage> batch =
        List.of(message(0, "a", "one"), message(1, "b", "one"), message(2, "b", "two"));
    unavailable.add("one");
    assertEquals(
        List.of("m0", "m1", "m2"), pipeline.relayBatch(batch, "run-1", DEADLINE).returned());
    assertEquals(List.of("one"), sent);

    unavailable.clear();
    assertEquals(List.of("m1", "m2"), pipeline.relayBatch(batch, "run-2", DEADLINE).returned());
    List<InboundMessage> rest = List.of(message(0, "b", "one"), message(1, "b", "two"));
    assertEquals(List.of(), pipeline.relayBatch(rest, "run-3", DEADLINE).returned());
    assertEquals(List.of("one", "one", "two"), sent);
  }

  @Test
  void aRepeatInItsOwnGroupHoldsBackNothing() {
    List<InboundMessage> batch =
        List.of(message(0, "a", "one"), message(1, "a", "one"), message(2, "a", "two"));
    assertEquals(List.of(), pipeline(memory).relayBatch(batch, "run", DEADLINE).returned());
    assertEquals(List.of("one", "two"), sent);
  }

  @Test
  void aLedgerThatHangsLeavesTimeToReply() {
    List<Instant> ends = Collections.synchronizedList(new ArrayList<>());
    DeliveryLedger watched =
        new DeliveryLedger() {
          @Override
          public List<Claim> claim(
              List<Ticket> tickets, String owner, Instant expiry, Deadline deadline) {
            assertEquals(DEADLINE.end(), expiry);
            ends.add(deadline.end());
            return memory.claim(tickets, owner, expiry, deadline);
          }

          @Override
          public boolean settle(List<Settlement> settlements, String owner, Deadline deadline) {
            ends.add(deadline.end());
            return memory.settle(settlements, owner, deadline);
          }

          @Override
          public int settlementsPerCall() {
            return 25;
          }
        };
    List<InboundMessage> batch =
        IntStream.range(0, 30).mapToObj(i -> message(i, null, "d" + i)).toList();
    assertEquals(List.of(), pipeline(watched).relayBatch(batch, "run", DEADLINE).returned());
    assertEquals(3, ends.size());
    for (Instant end : ends) {
      assertTrue(end.isBefore(DEADLINE.end().minusMillis(500)), "until " + end);
    }
    assertTrue(ends.getFirst().isBefore(ends.getLast()), "claims leave time to settle");
  }

  @Test
  void whatWasSentIsNotSentAgainBecauseTheLedgerBreaks() {
    DeliveryLedger broken =
        new DeliveryLedger() {
          @Override
          public List<Claim> claim(
              List<Ticket> tickets, String owner, Instant expiry, Deadline deadline) {
            return memory.claim(tickets, owner, expiry, deadline);
          }

          @Override
          public boolean settle(List<Settlement> settlements, String owner, Deadline deadline) {
            throw new IllegalStateException("a bug");
          }

          @Override
          public int settlementsPerCall() {
            return 25;
          }
        };
    RelayedBatch reply =
        pipeline(broken).relayBatch(List.of(message(0, null, "one")), "run", DEADLINE);
    assertEquals(List.of(), reply.returned());
    assertEquals(1, reply.relayed().counts().get(Count.UNCONFIRMED));
  }

  private ConnectorPipeline pipeline(DeliveryLedger ledger) {
    return PipelineBuilder.sendingBy((request, xray, deadline) -> answer(request))
        .ledger(ledger)
        .concurrency(16)
        .build();
  }

  private SendResult answer(SendConnectorEvent request) {
    String trace = String.valueOf(request.traceId() == null ? null : request.traceId().value());
    sent.add(trace);
    return new SendResult(
        unavailable.contains(trace)
            ? new SendResult.Answer.Unavailable("503")
            : new SendResult.Answer.Accepted(),
        1,
        0);
  }

  /** A change of a device of its own, with the event id as trace id. */
  private static InboundMessage message(int index, @Nullable String group, String id) {
    String body =
        """
        {"EventId":"%1$s","TraceId":"%1$s","Operation":"DEVICE_EVENT","ConnectorDeviceId":"%1$s",
         "MatterEndpoint":{"id":"1","clusters":[{"id":"6","attributes":{"0":true}}]}}
        """
            .formatted(id);
    return new InboundMessage(
        index,
        new Source.Sqs(
            "m" + index,
            group == null ? STANDARD : STANDARD + ".fifo",
            group,
            null,
            null,
            Map.of(),
            null,
            null,
            null),
        new Body.Text(body));
  }
}
