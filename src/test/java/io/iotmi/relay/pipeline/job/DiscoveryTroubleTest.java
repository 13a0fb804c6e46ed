package io.iotmi.relay.pipeline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.model.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DiscoveryTroubleTest extends FiveLamps {
  @Test
  void aDiscoveryGoesOnWhereItStoppedWhenTheVendorIsThereAgain() {
    discover("job1");
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().failed(Outage.DOWN, true);
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
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().meanwhile(() -> connector.endpointIsDown(true));
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
    connector.cloud.next().meanwhile(() -> {});
    connector.cloud.next().refused(Refusal.UNREADABLE);
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
    connector.cloud.next().meanwhile(() -> connector.cloud.next().away(true));
    for (int minutes = 0; minutes < 90; minutes += 15) {
      connector.work();
      connector.passes(Duration.ofMinutes(15));
    }
    assertEquals(List.of("503 []"), pages());
  }
}
