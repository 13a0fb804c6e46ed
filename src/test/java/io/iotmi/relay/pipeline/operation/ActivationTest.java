package io.iotmi.relay.pipeline.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.operation.OperationReply;
import io.iotmi.relay.stage.keep.CredentialStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActivationTest {
  private static final String TOKEN = "token-of-ada-4711";
  private static final String CREDENTIAL = "{\"apiKey\": \"key-of-ada-4711\"}";

  private final Connector connector = new Connector();

  ActivationTest() {
    connector.cloud.user(TOKEN, "ada").user(CREDENTIAL, "ada");
  }

  private OperationReply activate(String token) {
    return connector.call("ActivateUser", token, "");
  }

  @Test
  void theReplyHoldsTheUserWhomTheVendorNames() {
    OperationReply reply = activate(TOKEN);
    assertEquals(200, reply.code());
    assertEquals("ada", reply.userId());
    assertEquals(List.of("user"), connector.cloud.asked());
  }

  @Test
  void aTokenThatNamesItsUserAsksTheVendorNothing() {
    connector.cloud.claiming(TOKEN);
    assertEquals("ada", activate(TOKEN).userId());
    assertEquals(List.of(), connector.cloud.asked());
  }

  @Test
  void aKnownTokenAsksTheVendorNoSecondTime() {
    activate(TOKEN);
    assertEquals("ada", activate(TOKEN).userId());
    assertEquals(List.of("user"), connector.cloud.asked());
  }

  @Test
  void anIdThatTheApiDoesNotTakeIsEncodedInTheReply() {
    connector.cloud.user("other", "auth0|5f7");
    assertEquals("auth0@7c5f7", activate("other").userId());
  }

  @Test
  void aSecretIsKnownAgainAfterItsRotation() {
    connector.secret("ada", CREDENTIAL);
    assertEquals("ada", connector.callWithSecret("ActivateUser", "ada", "").userId());
    connector.passes(Duration.ofMinutes(6));
    connector.secret("ada", "{\"apiKey\": \"another\"}");
    assertEquals("ada", connector.callWithSecret("ActivateUser", "ada", "").userId());
    assertEquals(List.of("user"), connector.cloud.asked());
  }

  @Test
  void fiveRetriesSubscribeOnce() {
    for (int i = 0; i < 5; i++) {
      assertEquals(200, activate(TOKEN).code());
    }
    assertEquals(5, connector.work().size());
    assertEquals(List.of("user", "subscribe ada"), connector.cloud.asked());
  }

  @Test
  void aSubscriptionThatFailsIsTriedAgain() {
    activate(TOKEN);
    connector.cloud.next().failed(Outage.DOWN, true);
    connector.work();
    assertEquals(1, connector.jobs.size());
    connector.work();
    assertEquals(List.of("user", "subscribe ada", "subscribe ada"), connector.cloud.asked());
    assertTrue(connector.jobs.isEmpty());
  }

  @Test
  void theRetryFindsTheUserForWhomTheVendorWasTooSlow() {
    connector.cloud.next().failed(Outage.TIMED_OUT, true);
    OperationReply first = activate(TOKEN);
    assertEquals(504, first.code());
    assertNull(first.userId());
    connector.work();
    assertEquals("ada", activate(TOKEN).userId());
    assertEquals(List.of("user", "user"), connector.cloud.asked());
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, 401",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "INVALID, 502",
    "UNREADABLE, 502",
    "NOT_OFFERED, 501"
  })
  void whatTheVendorRefusesIsSaidInTheEnvelope(Refusal refusal, int code) {
    connector.cloud.next().refused(refusal);
    OperationReply reply = activate(TOKEN);
    assertEquals(code, reply.code());
    assertFalse(reply.message().contains("of the test"), reply.message());
    assertTrue(connector.jobs.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"THROTTLED, 429", "DOWN, 503"})
  void aVendorThatGivesNoAnswerIsSaidInTheEnvelope(Outage outage, int code) {
    connector.cloud.next().failed(outage, false);
    assertEquals(code, activate(TOKEN).code());
  }

  @Test
  void aTokenThatIsExpiredIsAnswered401() {
    assertEquals(401, activate("expired").code());
  }

  @Test
  void aSecretThatIsNotThereIsAnswered404() {
    assertEquals(404, connector.callWithSecret("ActivateUser", "none", "").code());
  }

  @Test
  void aSecretThatMayNotBeReadIsAnswered403() {
    connector.secret("ada", new CredentialStore.Reading.Denied());
    assertEquals(403, connector.callWithSecret("ActivateUser", "ada", "").code());
  }

  @Test
  void aSecretThatIsNoJsonIsAnswered400() {
    connector.secret("ada", "key-of-ada");
    OperationReply reply = connector.callWithSecret("ActivateUser", "ada", "");
    assertEquals(400, reply.code());
    assertEquals("the secret of /header/auth is not a JSON object", reply.message());
  }

  @Test
  void aStoreOfSecretsThatGivesNoAnswerIsAnswered503() {
    connector.secret("ada", new CredentialStore.Reading.Unavailable("down"));
    assertEquals(503, connector.callWithSecret("ActivateUser", "ada", "").code());
  }

  @Test
  void aCallWhoseJobIsNotSafeIsNotAcknowledged() {
    connector.queueIsDown(true);
    assertEquals(503, activate(TOKEN).code());
    connector.queueIsDown(false);
    assertEquals(200, activate(TOKEN).code());
  }

  @Test
  void noTokenIsKeptOrQueuedInClear() {
    connector.secret("ada", CREDENTIAL);
    activate(TOKEN);
    connector.callWithSecret("ActivateUser", "ada", "");
    String everything = connector.everything();
    assertFalse(everything.contains("4711"), everything);
    assertTrue(everything.contains("#access/"), everything);
    connector.work();
    assertFalse(connector.everything().contains("#access/"), connector.everything());
  }
}
