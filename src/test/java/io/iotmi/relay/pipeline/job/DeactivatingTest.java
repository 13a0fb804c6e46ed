package io.iotmi.relay.pipeline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.model.Count;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.pipeline.operation.Connector;
import io.iotmi.relay.stage.keep.CredentialStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeactivatingTest {
  private static final String TOKEN = "token-of-ada-4711";

  private final Connector connector = new Connector();

  DeactivatingTest() {
    connector
        .cloud
        .user(TOKEN, "ada")
        .device("ada", "lamp-1", Map.of("power", new Json.Text("on")));
  }

  private void activate() {
    assertEquals(200, connector.call("ActivateUser", TOKEN, "").code());
    connector.work();
  }

  private int deactivate(String token) {
    return connector.call("DeactivateUser", token, "").code();
  }

  @Test
  void theUserIsSilentAsSoonAsTheCallIsAnswered() {
    activate();
    assertFalse(connector.isSilent("ada"));
    assertEquals(200, deactivate(TOKEN));
    assertTrue(connector.isSilent("ada"));
  }

  @Test
  void tokensAreRevokedAndTheRowsOfTheUserGo() {
    activate();
    deactivate(TOKEN);
    connector.work();
    assertEquals(List.of("user", "subscribe ada", "revoke ada"), connector.cloud.asked());
    String everything = connector.everything();
    assertFalse(everything.contains("#token/"), everything);
    assertFalse(everything.contains("#account/"), everything);
    assertFalse(everything.contains("#access/"), everything);
  }

  @Test
  void fiveRetriesRevokeOnceAndTellOfNoUnknownUser() {
    activate();
    for (int i = 0; i < 5; i++) {
      assertEquals(200, deactivate(TOKEN));
    }
    int unknown = connector.work().stream().mapToInt(r -> r.counts().get(Count.USER_UNKNOWN)).sum();
    assertEquals(0, unknown);
    assertEquals(1, connector.cloud.asked().stream().filter("revoke ada"::equals).count());
  }

  @Test
  void aUserOfWhomOnlyTheVendorKnowsIsSilencedByTheJob() {
    assertEquals(200, deactivate(TOKEN));
    assertFalse(connector.isSilent("ada"));
    connector.work();
    assertTrue(connector.isSilent("ada"));
  }

  @Test
  void aUserWhomNothingTellsIsCounted() {
    assertEquals(200, deactivate("unknown"));
    assertEquals(1, connector.work().getFirst().counts().get(Count.USER_UNKNOWN));
  }

  @Test
  void aUserWhoseSecretIsDeletedIsSilencedAndForgottenAllTheSame() {
    String credential = "{\"apiKey\": \"key-of-ada\"}";
    connector.cloud.user(credential, "ada");
    connector.secret("ada", credential);
    assertEquals(200, connector.callWithSecret("ActivateUser", "ada", "").code());
    connector.work();
    connector.passes(Duration.ofMinutes(6));
    connector.secret("ada", new CredentialStore.Reading.Missing());
    assertEquals(200, connector.callWithSecret("DeactivateUser", "ada", "").code());
    assertTrue(connector.isSilent("ada"));
    assertEquals(0, connector.work().getFirst().counts().get(Count.USER_UNKNOWN));
    assertFalse(connector.everything().contains("#secret/"), connector.everything());
  }

  @Test
  void aVendorThatIsAwayIsAskedAgain() {
    activate();
    deactivate(TOKEN);
    connector.cloud.next().failed(Outage.DOWN, true);
    connector.work();
    assertEquals(1, connector.jobs.size());
    connector.work();
    assertTrue(connector.jobs.isEmpty());
    assertEquals(2, connector.cloud.asked().stream().filter("revoke ada"::equals).count());
  }

  @Test
  void anotherActivationLetsTheUserBeHeardAgainAndCanBeEndedAgain() {
    activate();
    deactivate(TOKEN);
    connector.work();
    connector.cloud.user(TOKEN, "ada");
    activate();
    assertFalse(connector.isSilent("ada"));
    deactivate(TOKEN);
    connector.passes(Duration.ofSeconds(1));
    connector.work();
    assertTrue(connector.isSilent("ada"));
    assertEquals(2, connector.cloud.asked().stream().filter("revoke ada"::equals).count());
  }
}
