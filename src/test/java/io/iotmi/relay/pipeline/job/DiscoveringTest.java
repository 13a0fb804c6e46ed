package io.iotmi.relay.pipeline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.model.Device;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.Operation;
import io.iotmi.relay.model.SendConnectorEvent;
import io.iotmi.relay.model.Sensitive;
import io.iotmi.relay.pipeline.operation.Connector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DiscoveringTest {
  private static final String TOKEN = "token-of-ada-4711";

  private final Connector connector = new Connector();

  DiscoveringTest() {
    connector.cloud.user(TOKEN, "ada").user("token-of-bob", "bob").paging(2);
    for (int i = 1; i <= 5; i++) {
      connector.cloud.device("ada", "lamp-" + i, Map.of("power", new Json.Text("on")));
    }
    connector.cloud.device("bob", "lamp-of-bob", Map.of("power", new Json.Text("on")));
  }

  private int discover(String job, String... devices) {
    String list = devices.length == 0 ? "" : "\"" + String.join("\", \"", devices) + "\"";
    return connector
        .call(
            "DiscoverDevices",
            TOKEN,
            ", \"deviceDiscoveryId\": \"%s\", \"connectorDeviceIdList\": [%s]".formatted(job, list))
        .code();
  }

  /** Each page by its status and its devices. */
  private List<String> pages() {
    return connector.sent.stream()
        .filter(request -> request.operation() == Operation.DEVICE_DISCOVERY)
        .map(DiscoveringTest::page)
        .toList();
  }

  private static String page(SendConnectorEvent request) {
    return request.statusCode()
        + " "
        + Objects.requireNonNull(request.devices()).stream().map(device -> id(device)).toList();
  }

  private static String id(Device device) {
    return String.valueOf(device.json().text("ConnectorDeviceId"));
  }

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
  void aDiscoveryGoesOnWhereItStoppedWhenTheVendorIsThereAgain() {
    discover("job1");
    connector.cloud.meanwhile(() -> {});
    connector.cloud.meanwhile(() -> {});
    connector.cloud.fail(Outage.DOWN, true);
    connector.work();
    connector.work();
    assertEquals(List.of("300 [lamp-1, lamp-2]", "300 [lamp-3, lamp-4]", "200 [lamp-5]"), pages());
    assertEquals(
        List.of("user", "devices 0", "devices 2", "devices 2", "devices 4"),
        connector.cloud.asked());
  }

  @Test
  void aPageThatIsNotDeliveredKeepsTheNextOneBack() {
    discover("job1");
    connector.endpointIsDown(true);
    connector.work();
    assertEquals(List.of("user", "devices 0"), connector.cloud.asked());
    connector.endpointIsDown(false);
    connector.passes(Duration.ofMinutes(2));
    connector.work();
    assertEquals(List.of("300 [lamp-1, lamp-2]", "300 [lamp-3, lamp-4]", "200 [lamp-5]"), pages());
  }

  @Test
  void aLastPageStaysTheLastOneThoughTheVendorHasMoreAfterACrash() {
    discover("job1");
    connector.work();
    connector.cloud.device("ada", "lamp-6", Map.of("power", new Json.Text("on")));
    connector.cloud.device("ada", "lamp-7", Map.of("power", new Json.Text("on")));
    discover("job1");
    connector.work();
    assertEquals(1, pages().stream().filter(page -> page.startsWith("200")).count());
  }

  @Test
  void aPageThatOthersWereToFollowIsToldOnceMoreWhereTheyVanished() {
    discover("job1");
    connector.cloud.meanwhile(() -> {});
    connector.cloud.meanwhile(() -> connector.endpointIsDown(true));
    connector.work();
    assertEquals(List.of(), pages());
    List.of("lamp-3", "lamp-4", "lamp-5").forEach(connector.cloud::remove);
    connector.endpointIsDown(false);
    connector.passes(Duration.ofMinutes(2));
    connector.work();
    assertEquals(List.of("300 [lamp-1, lamp-2]", "200 [lamp-1, lamp-2]"), pages());
  }

  @Test
  void aDiscoveryThatTheVendorRefusesEndsWithItsStatus() {
    discover("job1");
    connector.cloud.meanwhile(() -> {});
    connector.cloud.refuse(Refusal.UNREADABLE);
    connector.work();
    assertEquals(List.of("502 []"), pages());
    discover("job1");
    connector.work();
    assertEquals(1, pages().size());
  }

  @Test
  void aDiscoveryWithAnExpiredTokenEndsWith401() {
    connector.call("DiscoverDevices", "expired", ", \"deviceDiscoveryId\": \"job1\"");
    connector.work();
    assertEquals(List.of("401 []"), pages());
  }

  @Test
  void aVendorThatStaysAwayEndsTheDiscovery() {
    discover("job1");
    connector.cloud.meanwhile(() -> connector.cloud.away(true));
    for (int minutes = 0; minutes < 90; minutes += 15) {
      connector.work();
      connector.passes(Duration.ofMinutes(15));
    }
    assertEquals(List.of("503 []"), pages());
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
