package io.iotmi.relay.pipeline.job.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Counts;
import io.iotmi.relay.pipeline.operation.Connector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A vendor that tells nothing for longer than its folder allows. */
final class WatchingTest {
  private final SilentVendor vendor = new SilentVendor(3);
  private final Connector connector = vendor.connector;

  @Test
  void nothingIsReadWhileTheVendorTellsEnough() {
    connector.passes(SilentVendor.SILENCE.minusSeconds(1));
    assertEquals(0, vendor.look().get(Count.PUSHES_MISSING));
    assertEquals(0, vendor.reads());
  }

  @Test
  void theStateOfEachDeviceIsReadOnceAndOnlyWhatDiffersIsSent() {
    vendor.lamp(2, "off");
    Counts counts = vendor.lookAfterSilence();
    assertEquals(List.of("lamp-2 false", "lamp-3 true"), vendor.told());
    assertEquals(2, counts.get(Count.STATES_MISSED));
    assertEquals(3, vendor.reads());
    connector.passes(Duration.ofMinutes(5));
    vendor.look();
    assertEquals(3, vendor.reads());
    assertEquals(List.of(), vendor.told());
  }

  @Test
  void theAlarmRingsAsLongAsTheSilenceLasts() {
    assertEquals(1, vendor.lookAfterSilence().get(Count.PUSHES_MISSING));
    connector.passes(Duration.ofMinutes(5));
    assertEquals(1, vendor.look().get(Count.PUSHES_MISSING));
    vendor.push("{'device': 'lamp-1', 'values': {'power': 'on'}}");
    assertEquals(0, vendor.look().get(Count.PUSHES_MISSING));
  }

  @Test
  void withoutAnyUserNothingIsMissing() {
    vendor.call("DeactivateUser", "");
    connector.work();
    assertEquals(0, vendor.lookAfterSilence().get(Count.PUSHES_MISSING));
    assertEquals(0, vendor.reads());
  }

  @Test
  void anotherSilenceIsLookedAtAnew() {
    vendor.lookAfterSilence();
    vendor.told();
    vendor.push("{'device': 'lamp-1', 'values': {'power': 'on'}}");
    vendor.lamp(3, "off");
    vendor.told();
    assertEquals(1, vendor.lookAfterSilence().get(Count.STATES_MISSED));
    assertEquals(List.of("lamp-3 false"), vendor.told());
  }

  @Test
  void oneSilenceCostsNoMoreRequestsThanTheFolderAllows() {
    for (int i = 4; i <= 20; i++) {
      vendor.lamp(i, "on");
    }
    vendor.discover("second");
    vendor.lookAfterSilence();
    vendor.look();
    assertEquals(8, vendor.reads());
  }

  @Test
  void aVendorThatIsAwayIsAskedAgainAtTheNextLookAndTheReadGoesOnWhereItStopped() {
    connector.cloud.next().failed(Outage.DOWN, true);
    vendor.lookAfterSilence();
    assertEquals(List.of(), vendor.told());
    vendor.look();
    assertEquals(2, vendor.told().size());
    assertEquals(4, vendor.reads());
  }

  @Test
  void aDeviceThatTheVendorCannotTellOfKeepsNobodyFromTheOthers() {
    for (int i = 0; i < 3; i++) {
      connector.cloud.next().failed(Outage.TIMED_OUT, true);
      connector.passes(SilentVendor.SILENCE);
      vendor.look();
    }
    assertEquals(2, vendor.told().size());
  }

  @Test
  void aReadThatHasBegunGoesOnWhenTheVendorTellsSomethingAgain() {
    connector.cloud.next().failed(Outage.DOWN, true);
    vendor.lookAfterSilence();
    vendor.push("{'device': 'lamp-2', 'values': {'power': 'on'}}");
    vendor.told();
    Counts counts = vendor.look();
    assertEquals(0, counts.get(Count.PUSHES_MISSING));
    assertEquals(List.of("lamp-3 true"), vendor.told());
  }

  @Test
  void whatTheEndpointDoesNotTakeIsReadAgainAndSentOnce() {
    connector.endpointIsDown(true);
    vendor.lookAfterSilence();
    connector.endpointIsDown(false);
    vendor.look();
    assertEquals(2, vendor.told().size());
  }

  @Test
  void nothingOfAUserWhoIsGoneIsRead() {
    vendor.call("DeactivateUser", "");
    vendor.lookAfterSilence();
    assertEquals(0, vendor.reads());
  }

  @Test
  void anAccessThatTheVendorTakesNoMoreEndsTheLookAtThatUser() {
    connector.cloud.next().refused(Refusal.UNAUTHORIZED);
    assertEquals(1, vendor.lookAfterSilence().get(Count.PUSHES_MISSING));
    assertEquals(1, vendor.reads());
  }

  @Test
  void aTokenIsKeptALittleLongerThanASilenceTakesToBeNoticedAndNeverInClear() {
    String token = "token-of-bob-4711";
    connector.cloud.user(token, "bob").device("bob", "lamp-of-bob", Map.of());
    connector.call("ActivateUser", token, "");
    connector.call("DiscoverDevices", token, SilentVendor.discovery("ofBob"));
    connector.work();
    vendor.told();
    assertTrue(connector.everything().contains("watched/"), connector.everything());
    assertFalse(connector.everything().contains(token), connector.everything());
    connector.passes(Duration.ofHours(9));
    vendor.look();
    assertFalse(
        connector.cloud.asked().contains("state lamp-of-bob"), connector.cloud.asked().toString());
    vendor.call("DeactivateUser", "");
    connector.work();
  }

  @Test
  void theEndOfAnAccountTakesItsAccessAway() {
    vendor.call("DeactivateUser", "");
    connector.work();
    assertFalse(connector.everything().contains("watched/"), connector.everything());
  }
}
