package io.iotmi.relay.pipeline;

import static io.iotmi.relay.pipeline.VendorRelay.count;
import static io.iotmi.relay.pipeline.VendorRelay.outcomes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.model.Count;
import io.iotmi.relay.stage.recall.InMemoryRecords;
import io.iotmi.relay.stage.recall.Users;
import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.identity.UserAlias;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing of a user who is gone leaves any more. */
final class GoneUsersTest {
  private static final String OF_USER = "{'device': 'd', 'user': 'u', 'values': {'power': 'on'}}";
  private static final String OF_DEVICE = "{'device': 'd', 'values': {'power': 'on'}}";
  private static final String GONE = "{'lifecycle': 'user-gone', 'user': 'u'}";

  private final InMemoryRecords records = new InMemoryRecords(Duration.ofDays(100));
  private final Users users = new Users(records);
  private final VendorRelay relay =
      new VendorRelay(Folders.acme(), builder -> builder.records(records));

  private void discover(String user, String device) {
    relay.relay(
        "{'discovery': 'j', 'user': '%s', 'devices': [{'device': '%s', 'values': {'power': 1}}]}"
            .formatted(user, device));
  }

  private void gone(String user) {
    assertTrue(users.markGone("connector", user, relay.deadline()));
  }

  @Test
  void anEventThatNamesTheUserIsWithheldAndAcknowledged() {
    gone("u");
    RelayedBatch reply = relay.relay(OF_USER);
    assertEquals(List.of("withheld"), outcomes(reply));
    assertEquals(List.of(), reply.returned());
    assertEquals(0, relay.parked());
    assertEquals(1, count(Count.OF_GONE_USERS, reply));
  }

  @Test
  void anEventOfADeviceThatADiscoveryTiedToTheUserIsWithheld() {
    discover("u", "d");
    gone("u");
    assertEquals(List.of("withheld"), outcomes(relay.relay(OF_DEVICE)));
  }

  @Test
  void aDeviceThatHasAnotherUserAsWellStillReports() {
    discover("u", "d");
    discover("v", "d");
    gone("u");
    assertEquals(List.of("withheld", "delivered"), outcomes(relay.relay(OF_USER, OF_DEVICE)));
    gone("v");
    assertEquals(List.of("withheld"), outcomes(relay.relay(OF_DEVICE)));
  }

  @Test
  void anEventInTheRequestFormIsWithheldAsWell() {
    gone("u");
    assertEquals(
        List.of("withheld"),
        outcomes(
            relay.relay(
                "{'Operation': 'DEVICE_EVENT', 'UserId': 'u', 'ConnectorDeviceId': 'd',"
                    + " 'MatterEndpoint': {'id': '1'}}")));
  }

  @Test
  void aUserWhoIsThereAgainIsHeard() {
    gone("u");
    users.lift("connector", "u", relay.deadline());
    assertEquals(List.of("delivered"), outcomes(relay.relay(OF_USER)));
  }

  @Test
  void aPayloadThatSaysThatTheUserIsGoneSilencesItsOwnBatch() {
    assertEquals(List.of("withheld"), outcomes(relay.relay(OF_USER, GONE)));
    assertEquals(List.of("withheld"), outcomes(relay.relay(OF_USER)));
  }

  @Test
  void theVendorsIdOfAUserIsFoundAgainWhereTheApiTakesNoneSoLong() {
    String id = "user-" + "x".repeat(80);
    relay.relay(OF_USER.replace("'u'", "'" + id + "'"));
    assertEquals(Optional.of(id), users.vendorId("connector", UserAlias.of(id), relay.deadline()));
  }
}
