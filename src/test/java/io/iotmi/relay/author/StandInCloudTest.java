package io.iotmi.relay.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Got;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.cloud.CloudAnswer.Unavailable;
import io.iotmi.relay.cloud.VendorCloud.Done;
import io.iotmi.relay.local.cloud.ApiFault;
import io.iotmi.relay.local.cloud.Obedience;
import io.iotmi.relay.local.cloud.StandInDevice;
import io.iotmi.relay.vendor.reading.Description;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each shipped folder against the stand-in of its vendor. */
final class StandInCloudTest {
  private static Refusal refusal(CloudAnswer<?> answer) {
    return assertInstanceOf(Refused.class, answer, answer::toString).refusal();
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void theUserIsFoundAndAllDevicesAreListed(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      assertEquals(both.standIn.user(), both.user());
      List<Description> devices = both.devices();
      assertEquals(120, devices.size());
      Set<String> ids = devices.stream().map(Description::device).collect(Collectors.toSet());
      assertEquals(
          both.standIn.devices().stream().map(StandInDevice::id).collect(Collectors.toSet()), ids);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void aCommandReachesTheDeviceAndIsToldByAWebhook(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      Map<String, ?> before = Map.copyOf(both.standIn.devices().getFirst().state());
      assertInstanceOf(Got.class, both.command());
      assertTrue(!before.equals(both.standIn.devices().getFirst().state()), "nothing changed");
      assertEquals(vendor.equals("seam") ? 2 : 1, both.standIn.webhooks().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void aCommandThatIsTakenLateChangesTheDeviceLater(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      both.standIn.obedience(Obedience.LATE);
      assertInstanceOf(Got.class, both.command());
      assertEquals(List.of(), both.standIn.webhooks());
      both.standIn.settle(true);
      assertEquals(vendor.equals("seam") ? 2 : 1, both.standIn.webhooks().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void aDeviceThatIsOfflineDeclines(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      both.standIn.obedience(Obedience.OFFLINE);
      assertEquals(Refusal.DECLINED, refusal(both.command()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void theDeviceOfAnotherUserIsNotToBeHad(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      Refusal refusal = refusal(both.command(both.standIn.foreign().id()));
      assertTrue(Set.of(Refusal.FORBIDDEN, Refusal.NOT_FOUND).contains(refusal), refusal::toString);
      assertEquals(List.of(), both.standIn.webhooks());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam"})
  void anExpiredTokenIsToldAsOne(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      both.standIn.expire(true);
      assertEquals(Refusal.UNAUTHORIZED, refusal(both.page(null)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tuya"})
  void anExpiredTokenThatWasMintedIsMintedAgain(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      assertInstanceOf(Got.class, both.command());
      both.standIn.expire(true);
      assertInstanceOf(Got.class, both.command());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void faultsOfTheCloudAreToldApart(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      both.command();
      for (ApiFault fault : List.of(ApiFault.ERROR, ApiFault.UNAVAILABLE_PAGE, ApiFault.DROPPED)) {
        both.standIn.once(fault);
        assertEquals(
            Outage.DOWN, assertInstanceOf(Unavailable.class, both.command()).outage(), vendor);
      }
      both.standIn.once(ApiFault.PAGE);
      assertEquals(Refusal.UNREADABLE, refusal(both.command()));
      both.standIn.once(ApiFault.THROTTLED);
      Unavailable<?> throttled = assertInstanceOf(Unavailable.class, both.command());
      assertEquals(Outage.THROTTLED, throttled.outage());
      assertEquals(false, throttled.sent());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo", "seam", "tuya"})
  void anAnswerThatIsLostLeavesTheOutcomeOpen(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      both.command();
      both.standIn.once(ApiFault.ANSWER_LOST);
      assertEquals(true, assertInstanceOf(Unavailable.class, both.command()).sent());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartthings", "netatmo"})
  void aSubscriptionIsMadeAndEnded(String vendor) throws IOException {
    try (FolderAndStandIn both = new FolderAndStandIn(vendor)) {
      String user = both.standIn.user();
      assertEquals(
          new Got<>(Done.DONE), both.cloud.subscribe(both.access(), user, both.deadline()));
      assertTrue(!both.standIn.subscriptions().isEmpty(), "nothing is subscribed");
      assertEquals(new Got<>(Done.DONE), both.cloud.revoke(both.access(), user, both.deadline()));
      assertEquals(List.of(), both.standIn.subscriptions());
    }
  }
}
