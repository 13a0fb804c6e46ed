package io.iotmi.relay.cloud.http;

import static io.iotmi.relay.cloud.http.AcmeCloud.PAIR;
import static io.iotmi.relay.cloud.http.AcmeCloud.credential;
import static io.iotmi.relay.cloud.http.AcmeCloud.ofApi;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.cloud.CloudAnswer.Unavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential is exchanged for a token, which is kept as long as it is good. */
final class TokenMintTest {
  private static final String MINT =
      "'authorization': {'general': {'headers': {'Authorization': 'Bearer {token}'}, 'token':"
          + " {'url': '/token', 'basic': {'user': '{credential:id}', 'password':"
          + " '{credential:key}'}, 'form': {'grant_type': 'client_credentials'}}}}";

  @Test
  void aCredentialIsExchangedForATokenOnce() {
    AcmeCloud acme =
        ofApi(MINT)
            .answers(200, "{'access_token': 't-9', 'expires_in': 3600}")
            .answers(200, "{'id': 'u'}")
            .answers(200, "{'id': 'u'}");
    acme.user(PAIR);
    acme.user(PAIR);
    assertEquals(
        List.of(
            "POST https://api.acme.test/v1/token",
            "GET https://api.acme.test/v1/me",
            "GET https://api.acme.test/v1/me"),
        acme.asked());
    assertEquals("Bearer t-9", acme.lastHeader("Authorization"));
    assertEquals("grant_type=client_credentials", AcmeCloud.body(acme.calls().getFirst()));
  }

  @Test
  void aTokenIsFetchedAgainBeforeItExpires() {
    AcmeCloud acme =
        ofApi(MINT)
            .answers(200, "{'access_token': 't-1', 'expires_in': 3600}")
            .answers(200, "{'id': 'u'}")
            .answers(200, "{'access_token': 't-2', 'expires_in': 3600}")
            .answers(200, "{'id': 'u'}");
    acme.user(PAIR);
    acme.later(Duration.ofSeconds(3_541));
    acme.user(PAIR);
    assertEquals("Bearer t-2", acme.lastHeader("Authorization"));
  }

  @Test
  void anotherCredentialHasATokenOfItsOwn() {
    AcmeCloud acme =
        ofApi(MINT)
            .answers(200, "{'access_token': 't-1', 'expires_in': 3600}")
            .answers(200, "{'id': 'u'}")
            .answers(200, "{'access_token': 't-2', 'expires_in': 3600}")
            .answers(200, "{'id': 'v'}");
    acme.user(PAIR);
    acme.user(credential("{'id': 'c-2', 'key': 'other'}"));
    assertEquals("Bearer t-2", acme.lastHeader("Authorization"));
  }

  @Test
  void aTokenThatIsNoLongerGoodIsReplacedOnce() {
    AcmeCloud acme =
        ofApi(MINT)
            .answers(200, "{'access_token': 't-1', 'expires_in': 3600}")
            .answers(401, "{}")
            .answers(200, "{'access_token': 't-2', 'expires_in': 3600}")
            .answers(401, "{}");
    assertEquals(
        new Refused<>(Refusal.UNAUTHORIZED, "user: the vendor answers 401"), acme.user(PAIR));
    assertEquals(4, acme.asked().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "<html>", "{'access_token': ''}"})
  void anAnswerWithoutATokenIsNoAuthorization(String answer) {
    AcmeCloud acme = ofApi(MINT).answers(200, answer);
    assertEquals(
        new Refused<>(Refusal.UNAUTHORIZED, "user, token: the vendor gives none"), acme.user(PAIR));
  }

  @Test
  void whereTheVendorIsDownTheTokenCanBeTriedAgain() {
    AcmeCloud acme = ofApi(MINT).answers(503, "");
    assertEquals(
        new Unavailable<>(Outage.DOWN, "user, token: the vendor answers 503", false, null),
        acme.user(PAIR));
  }
}
