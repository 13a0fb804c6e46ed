package io.iotmi.relay.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.iotmanagedintegrations.IotManagedIntegrationsClient;
import software.amazon.awssdk.services.iotmanagedintegrations.model.MatterCluster;
import software.amazon.awssdk.services.iotmanagedintegrations.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iotmanagedintegrations.model.SendConnectorEventRequest;
import software.amazon.awssdk.services.iotmanagedintegrations.model.ThrottlingException;
import software.amazon.awssdk.services.iotmanagedintegrations.model.ValidationException;

final class EndpointStandInTest {
  @Test
  void acceptsTheOfficialClientAndKeepsWhatItSent() {
    try (EndpointStandIn endpoint = EndpointStandIn.start(OfficialClient.settings());
        IotManagedIntegrationsClient client = OfficialClient.of(endpoint.uri())) {
      assertEquals("connector-1", client.sendConnectorEvent(event("connector-1")).connectorId());

      ReceivedRequest received = endpoint.accepted().getFirst();
      assertEquals("connector-1", received.connectorId());
      assertEquals("/connector-event/connector-1", received.path());
      assertEquals("lamp-1", received.body().path("ConnectorDeviceId").asText());
      assertTrue(received.body().at("/MatterEndpoint/clusters/0/attributes/0x0000").asBoolean());
      assertTrue(received.headers().containsKey("authorization"));
    }
  }

  @Test
  void namesThePlaceAndTheRuleOfAnInvalidMember() {
    try (EndpointStandIn endpoint = EndpointStandIn.start(OfficialClient.settings());
        IotManagedIntegrationsClient client = OfficialClient.of(endpoint.uri())) {
      SendConnectorEventRequest request =
          event("connector-1").toBuilder().userId("not allowed").build();
      ValidationException refused =
          assertThrows(ValidationException.class, () -> client.sendConnectorEvent(request));
      String message = refused.awsErrorDetails().errorMessage();
      assertEquals("UserId must match [a-zA-Z0-9_.,@-]+", message);
      assertEquals("ValidationException", endpoint.requests().getFirst().errorType());
      assertEquals(List.of(), endpoint.accepted());
    }
  }

  @Test
  void refusesAConnectorIdThatNeedsEscapingAsInvalidAndNotAsUnsigned() {
    try (EndpointStandIn endpoint = EndpointStandIn.start(OfficialClient.settings());
        IotManagedIntegrationsClient client = OfficialClient.of(endpoint.uri())) {
      assertThrows(ValidationException.class, () -> client.sendConnectorEvent(event("c 1/bad+ä")));
      assertEquals("c 1/bad+ä", endpoint.requests().getFirst().connectorId());
    }
  }

  @Test
  void doesNotKnowAConnectorThatWasNotNamed() {
    StandInSettings settings = OfficialClient.settings().withConnectorIds(Set.of("known"));
    try (EndpointStandIn endpoint = EndpointStandIn.start(settings);
        IotManagedIntegrationsClient client = OfficialClient.of(endpoint.uri())) {
      assertEquals("known", client.sendConnectorEvent(event("known")).connectorId());
      assertThrows(
          ResourceNotFoundException.class, () -> client.sendConnectorEvent(event("unknown")));
    }
  }

  @Test
  void throttlesAboveTheQuotaUntilItIsLifted() {
    StandInSettings settings = OfficialClient.settings().withQuota(new Quota(0, 2));
    try (EndpointStandIn endpoint = EndpointStandIn.start(settings);
        IotManagedIntegrationsClient client = OfficialClient.of(endpoint.uri())) {
      client.sendConnectorEvent(event("c"));
      client.sendConnectorEvent(event("c"));
      assertThrows(ThrottlingException.class, () -> client.sendConnectorEvent(event("c")));
      endpoint.quota(null);
      client.sendConnectorEvent(event("c"));
      assertEquals(3, endpoint.accepted().size());
    }
  }

  static SendConnectorEventRequest event(String connectorId) {
    Document state = Document.mapBuilder().putBoolean("0x0000", true).build();
    return SendConnectorEventRequest.builder()
        .connectorId(connectorId)
        .operation("DEVICE_EVENT")
        .operationVersion("1.0")
        .userId("user-1")
        .connectorDeviceId("lamp-1")
        .traceId("trace:1")
        .matterEndpoint(
            e -> e.id("1").clusters(MatterCluster.builder().id("0x0006").attributes(state).build()))
        .build();
  }
}
