package io.iotmi.relay.pipeline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscoveringTest extends FiveLamps {
  @Test
  void theCallIsAcknowledgedBeforeTheVendorIsAsked() {
    assertEquals(200, discover("job1"));
    assertEquals(List.of(), connector.cloud.asked());
    assertEquals(List.of(), connector.sent);
  }

  @Test
  void pagesArriveInOrderAndTheLastOneEndsTheDiscovery() {
    discover("job1");
    connector.work();
    assertEquals(List.of("300 [lamp-1, lamp-2]", "300 [lamp-3, lamp-4]", "200 [lamp-5]"), pages());
    SendConnectorEvent first = connector.sent.getFirst();
    assertEquals("job1", first.deviceDiscoveryId());
    assertEquals(new Sensitive("ada"), first.userId());
  }

  @Test
  void aListOfIdsIsAFilter() {
    discover("job1", "lamp-4", "lamp-of-bob");
    connector.work();
    assertEquals(List.of("300 []", "300 [lamp-4]", "200 []"), pages());
  }

  @Test
  void idsThatAreNoDevicesFindNothing() {
    discover("job1", "lamp@zz");
    connector.work();
    assertEquals(List.of("200 []"), pages());
  }

  @Test
  void fiveRetriesDiscoverOnce() {
    for (int i = 0; i < 5; i++) {
      assertEquals(200, discover("job1"));
    }
    connector.work();
    assertEquals(3, pages().size());
    assertEquals(List.of("user", "devices 0", "devices 2", "devices 4"), connector.cloud.asked());
  }

  @Test
  void eachDiscoveryIsOneOfItsOwn() {
    discover("job1");
    discover("job2");
    connector.work();
    assertEquals(6, pages().size());
  }

  @Test
  void theTokenIsForgottenAtTheEnd() {
    discover("job1");
    assertTrue(connector.everything().contains("#access/"));
    connector.work();
    assertFalse(connector.everything().contains("#access/"), connector.everything());
    assertFalse(connector.everything().contains("4711"), connector.everything());
  }

  @Test
  void aDeviceThatIsMissingTwiceIsToldUnreachable() {
    for (String job : List.of("job1", "job2", "job3")) {
      discover(job);
      connector.work();
      connector.cloud.remove("lamp-5");
    }
    List<SendConnectorEvent> events =
        connector.sent.stream()
            .filter(request -> request.operation() == Operation.DEVICE_EVENT)
            .toList();
    assertEquals(1, events.size());
    assertEquals(new Sensitive("lamp-5"), events.getFirst().connectorDeviceId());
  }
}
