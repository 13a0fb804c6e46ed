package io.iotmi.relay.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iotmanagedintegrations.IotManagedIntegrationsClient;
import software.amazon.awssdk.services.iotmanagedintegrations.model.InternalServerException;
import software.amazon.awssdk.services.iotmanagedintegrations.model.IotManagedIntegrationsException;
import software.amazon.awssdk.services.iotmanagedintegrations.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iotmanagedintegrations.model.ServiceUnavailableException;

final class FaultsTest {
  private final EndpointStandIn endpoint = EndpointStandIn.start(OfficialClient.settings());
  private final IotManagedIntegrationsClient client = OfficialClient.of(endpoint.uri());

  @AfterEach
  void stop() {
    client.close();
    endpoint.close();
  }

  @Test
  void answersTheOrderedStatusOnTheRequestPicked() {
    endpoint
        .faults()
        .rules(
            List.of(
                FaultRule.onRequest(1, new FaultAction.Status(500, "InternalServerException")),
                FaultRule.onRequest(
                    2, new FaultAction.Status(503, "ServiceUnavailableException"))));
    assertThrows(InternalServerException.class, this::send);
    assertThrows(ServiceUnavailableException.class, this::send);
    send();
    assertEquals(List.of(500, 503, 202), statuses());
  }

  @Test
  void picksByTheBody() {
    FaultRule rule =
        new FaultRule(
            (number, body) -> body.path("TraceId").asText().equals("trace:1"),
            new FaultAction.Status(500, "InternalServerException"));
    endpoint.faults().rules(List.of(rule));
    assertThrows(InternalServerException.class, this::send);
    client.sendConnectorEvent(
        EndpointStandInTest.event("c").toBuilder().traceId("another").build());
    assertEquals(1, endpoint.accepted().size());
  }

  @Test
  void cutsTheConnectionBeforeAcceptance() {
    endpoint.faults().rules(List.of(FaultRule.always(new FaultAction.ResetBefore())));
    assertThrows(SdkClientException.class, this::send);
    assertEquals(List.of(), endpoint.accepted());
    assertEquals(ReceivedRequest.UNANSWERED, endpoint.requests().getFirst().status());
  }

  @Test
  void cutsTheConnectionAfterAcceptance() {
    endpoint.faults().rules(List.of(FaultRule.always(new FaultAction.ResetAfter())));
    assertThrows(SdkClientException.class, this::send);
    assertEquals(1, endpoint.accepted().size());
  }

  @Test
  void breaksOffTheAnswerAfterAcceptance() {
    endpoint.faults().rules(List.of(FaultRule.always(new FaultAction.Truncated())));
    assertThrows(SdkException.class, this::send);
    assertEquals(1, endpoint.accepted().size());
  }

  @Test
  void answersGarbageAfterAcceptance() {
    endpoint.faults().rules(List.of(FaultRule.always(new FaultAction.Garbage())));
    assertThrows(SdkException.class, this::send);
    assertEquals(1, endpoint.accepted().size());
  }

  @Test
  void keepsSilentWithoutAcceptingAnything() {
    Duration silence = Duration.ofMillis(60);
    endpoint.faults().rules(List.of(FaultRule.always(new FaultAction.Silence(silence))));
    long before = System.nanoTime();
    assertThrows(SdkClientException.class, this::send);
    assertTrue(System.nanoTime() - before >= silence.toNanos());
    assertEquals(List.of(), endpoint.accepted());
  }

  @Test
  void answersLateWhatItAcceptedAtOnce() {
    FaultAction late = new FaultAction.SlowAnswer(Duration.ofMillis(60));
    endpoint.faults().rules(List.of(FaultRule.always(late)));
    send();
    assertEquals(late, endpoint.accepted().getFirst().fault());
  }

  @Test
  void answersAPageAfterAcceptance() {
    endpoint.faults().rules(List.of(FaultRule.always(new FaultAction.WrongType())));
    assertThrows(SdkException.class, this::send);
    assertEquals(1, endpoint.accepted().size());
  }

  @Test
  void answersWordForWordInTheServicesPlaceAndAcceptsNothing() {
    endpoint
        .faults()
        .rules(
            List.of(
                FaultRule.onRequest(1, FaultAction.Verbatim.page(404)),
                FaultRule.onRequest(2, FaultAction.Verbatim.json(202, "{\"ConnectorId\":\"x\"}")),
                FaultRule.onRequest(3, FaultAction.Verbatim.notFound("device-7"))));
    IotManagedIntegrationsException page =
        assertThrows(IotManagedIntegrationsException.class, this::send);
    assertEquals(404, page.statusCode());
    assertEquals("x", client.sendConnectorEvent(EndpointStandInTest.event("c")).connectorId());
    ResourceNotFoundException missing = assertThrows(ResourceNotFoundException.class, this::send);
    assertEquals("device-7", missing.resourceId());
    assertEquals(List.of(404, 202, 404), statuses());
    assertEquals(List.of(), endpoint.accepted());
  }

  @Test
  void tellsTheWatcherEveryDecisionInItsOrder() {
    List<ReceivedRequest> seen = new ArrayList<>();
    endpoint.watch(seen::add);
    endpoint.faults().rules(List.of(FaultRule.onRequest(1, new FaultAction.ResetBefore())));
    assertThrows(SdkClientException.class, this::send);
    send();
    assertEquals(endpoint.requests(), seen);
    endpoint.forget();
    assertEquals(List.of(), endpoint.requests());
  }

  @Test
  void delaysAndStillDoesTheOtherFault() {
    Duration delay = Duration.ofMillis(60);
    endpoint
        .faults()
        .rules(
            List.of(
                FaultRule.always(new FaultAction.Delay(delay)),
                FaultRule.always(new FaultAction.Status(500, "InternalServerException"))));
    long before = System.nanoTime();
    assertThrows(InternalServerException.class, this::send);
    assertTrue(System.nanoTime() - before >= delay.toNanos());
  }

  @Test
  void repeatsTheSameChancesForTheSameSeed() {
    List<FaultAction> ways = List.of(new FaultAction.Garbage(), new FaultAction.ResetAfter());
    List<List<FaultAction>> first = drawn(ways);
    assertEquals(first, drawn(ways));
    long hit = first.stream().filter(actions -> !actions.isEmpty()).count();
    assertTrue(hit > 50 && hit < 150, "of 200 at one half: " + hit);
    endpoint.faults().clear();
    send();
  }

  private List<List<FaultAction>> drawn(List<FaultAction> ways) {
    endpoint.faults().atRandom(0.5, 7, ways);
    List<List<FaultAction>> all = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      all.add(endpoint.faults().of(i, MissingNode.getInstance()));
    }
    return all;
  }

  private void send() {
    client.sendConnectorEvent(EndpointStandInTest.event("c"));
  }

  private List<Integer> statuses() {
    return endpoint.requests().stream().map(ReceivedRequest::status).toList();
  }
}
