package io.iotmi.relay.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.Body;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.EventResult;
import io.iotmi.relay.model.InboundMessage;
import io.iotmi.relay.model.Outcome;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Source;
import io.iotmi.relay.stage.send.SendResult;
import io.iotmi.relay.vendor.Folders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Vendors' payloads from the queue to the endpoint. */
final class VendorPipelineTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Deadline DEADLINE = new Deadline(NOW.plusSeconds(30), () -> NOW);

  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<String> parked = Collections.synchronizedList(new ArrayList<>());
  private final ConnectorPipeline pipeline =
      PipelineBuilder.sendingBy(
              (request, xray, deadline) -> {
                sent.add(device(request));
                return new SendResult(new SendResult.Answer.Accepted(), 1, 0);
              })
          .queues(
              (url, messages, deadline) -> {
                messages.forEach(message -> parked.add(message.body()));
                return messages.stream().map(message -> true).toList();
              })
          .vendor(Folders.acme().binding("{'value': 'power', 'attribute': 'OnOff.OnOff'}").read())
          .build();

  private static String device(SendConnectorEvent request) {
    return Objects.requireNonNull(request.connectorDeviceId()).value();
  }

  private static InboundMessage message(int index, String body) {
    Source source =
        new Source.Sqs("m" + index, "arn:q", null, null, NOW, Map.of(), null, null, null);
    return new InboundMessage(index, source, new Body.Text(body.replace('\'', '"')));
  }

  private RelayedBatch relay(String... bodies) {
    List<InboundMessage> batch = new ArrayList<>();
    for (String body : bodies) {
      batch.add(message(batch.size(), body));
    }
    return pipeline.relayBatch(batch, "run", DEADLINE);
  }

  private static List<String> outcomes(RelayedBatch reply) {
    return reply.relayed().results().stream()
        .map(EventResult::outcome)
        .map(Outcome::label)
        .toList();
  }

  @Test
  void aPayloadIsRelayedBesideAnEventInTheRequestForm() {
    RelayedBatch reply =
        relay(
            "{'device': 'lamp:1', 'values': {'power': 'on'}}",
            "{'Operation': 'DEVICE_EVENT', 'ConnectorDeviceId': 'lamp-2', 'MatterEndpoint':"
                + " {'id': '1'}}");
    assertEquals(List.of("delivered", "delivered"), outcomes(reply));
    assertEquals(List.of("lamp-2", "lamp@3a1"), sent.stream().sorted().toList());
  }

  @Test
  void aPayloadWithAWrongValueIsParkedOnceAndItsNeighboursAreDelivered() {
    RelayedBatch reply =
        relay(
            "[{'device': 'a', 'values': {'power': 'maybe'}},"
                + " {'device': 'b', 'values': {'power': 'on'}},"
                + " {'device': 'c', 'values': {'power': 'perhaps'}}]");
    assertEquals(List.of("delivered", "rejected"), outcomes(reply));
    assertEquals(List.of("b"), sent);
    assertEquals(1, parked.size());
    assertEquals(List.of(), reply.returned());
  }

  @Test
  void whatAFolderDropsAndIgnoresIsCountedAndAcknowledged() {
    RelayedBatch reply =
        relay("[{'drop': 'ping'}, {'device': 'a', 'values': {'rssi': 1, 'power': 1}}]");
    assertEquals(1, reply.relayed().counts().get(Count.READINGS_DROPPED));
    assertEquals(1, reply.relayed().counts().get(Count.VALUES_IGNORED));
    assertEquals(List.of(), reply.returned());
  }

  @Test
  void thePayloadOfTheSameMessageIsDeliveredOnce() {
    relay("{'device': 'a', 'values': {'power': 'on'}}");
    assertEquals(
        List.of("duplicate"), outcomes(relay("{'device': 'a', 'values': {'power': 'on'}}")));
  }

  @Test
  void theSameEventOfAVendorInTwoMessagesIsDeliveredOnce() {
    String body = "{'device': 'a', 'id': 'e1', 'values': {'power': 'on'}}";
    RelayedBatch reply = relay(body, body);
    assertEquals(1, sent.size());
    assertEquals(List.of("delivered", "duplicate"), outcomes(reply));
  }

  @Test
  void equalPayloadsWithoutIdsAreAsManyEvents() {
    String on = "{'device': 'a', 'values': {'power': 'on'}}";
    relay(on, on.replace("'on'", "'off'"), on);
    assertEquals(3, sent.size());
  }
}
