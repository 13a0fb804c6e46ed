package io.iotmi.relay.cloud.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Got;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.cloud.CloudAnswer.Unavailable;
import io.iotmi.relay.cloud.VendorCloud.Done;
import io.iotmi.relay.model.Sensitive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizationTest {
  private static final String MINT =
      "'authorization': {'general': {'headers': {'Authorization': 'Bearer {token}'}, 'token':"
          + " {'url': '/token', 'basic': {'user': '{credential:id}', 'password':"
          + " '{credential:key}'}, 'form': {'grant_type': 'client_credentials'}}}}";

  private static Access credential(String json) {
    return new Access.Credential("arn", "v-1", new Sensitive(json.replace('\'', '"')));
  }

  private static final Access PAIR = credential("{'id': 'c-1', 'key': 's3cret', 'account': 77}");

  private static AcmeCloud general(String members) {
    return AcmeCloud.of(
        AcmeCloud.ADDRESS + ", " + members, "{'path': ['me']}", "{'user': body.id}");
  }

  private static CloudAnswer<String> user(AcmeCloud acme, Access access) {
    return acme.cloud().user(access, acme.deadline());
  }

  private static Map<String, String> headers(AcmeCloud acme) {
    return acme.calls().getLast().headers();
  }

  @Test
  void aCredentialGoesWhereTheFolderPutsIt() {
    AcmeCloud acme =
        general(
                "'authorization': {'general': {'headers': {'X-Key': '{credential:key}'}, 'query':"
                    + " {'app': '{secret:clientId}'}}}")
            .answers(200, "{'id': 'u'}");
    assertEquals(new Got<>("u"), user(acme, PAIR));
    assertEquals("s3cret", headers(acme).get("X-Key"));
    assertEquals(List.of("GET https://api.acme.test/v1/me?app=relay"), acme.asked());
  }

  @Test
  void aCredentialMayBeATextAlone() {
    AcmeCloud acme =
        general("'authorization': {'general': {'headers': {'X-Key': '{credential}'}}}")
            .answers(200, "{'id': 'u'}");
    user(acme, credential("plain key"));
    assertEquals("plain key", headers(acme).get("X-Key"));
  }

  @Test
  void basicAuthenticationTakesTwoTemplates() {
    AcmeCloud acme =
        general(
                "'authorization': {'general': {'basic': {'user': '{credential:id}', 'password':"
                    + " '{credential:key}'}}}")
            .answers(200, "{'id': 'u'}");
    user(acme, PAIR);
    assertEquals(
        "Basic "
            + Base64.getEncoder().encodeToString("c-1:s3cret".getBytes(StandardCharsets.UTF_8)),
        headers(acme).get("Authorization"));
  }

  @Test
  void theConnectorsOwnSecretIsReadWhereATemplateNamesItAlone() {
    AcmeCloud acme = AcmeCloud.of("{'path': ['me']}", "{'user': 1}").answers(200, "{}");
    acme.user();
    assertEquals(0, acme.secretsRead());
    AcmeCloud other =
        general("'authorization': {'oauth': {'headers': {'X-App': '{secret:clientId}'}}}")
            .answers(200, "{'id': 'u'}");
    other.user();
    assertEquals(1, other.secretsRead());
    assertEquals("relay", headers(other).get("X-App"));
  }

  @Test
  void anAccessThatTheFolderDoesNotKnowIsNotSent() {
    AcmeCloud acme = AcmeCloud.of("{'path': ['me']}", "{}");
    assertEquals(
        new Refused<>(Refusal.NOT_OFFERED, "user: the folder has no such authorization"),
        user(acme, PAIR));
    assertEquals(List.of(), acme.asked());
  }

  @Test
  void aCredentialThatLacksAMemberIsNoAuthorization() {
    AcmeCloud acme =
        general("'authorization': {'general': {'headers': {'X-Key': '{credential:apiKey}'}}}");
    assertEquals(
        new Refused<>(Refusal.UNAUTHORIZED, "user: the credential has no member apiKey"),
        user(acme, PAIR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Other: 1", "tökén"})
  void aTokenCannotBecomeAnotherHeader(String token) {
    AcmeCloud acme = AcmeCloud.of("{'path': ['me']}", "{}");
    Refused<?> refused = AcmeCloud.refused(user(acme, new Access.Token(new Sensitive(token))));
    assertEquals(
        "user: what the header Authorization needs is not printable ASCII", refused.detail());
    assertEquals(List.of(), acme.asked());
  }

  @Test
  void aCredentialIsExchangedForATokenOnce() {
    AcmeCloud acme =
        general(MINT)
            .answers(200, "{'access_token': 't-9', 'expires_in': 3600}")
            .answers(200, "{'id': 'u'}")
            .answers(200, "{'id': 'u'}");
    user(acme, PAIR);
    user(acme, PAIR);
    assertEquals(
        List.of(
            "POST https://api.acme.test/v1/token",
            "GET https://api.acme.test/v1/me",
            "GET https://api.acme.test/v1/me"),
        acme.asked());
    assertEquals("Bearer t-9", headers(acme).get("Authorization"));
    assertEquals("grant_type=client_credentials", AcmeCloud.body(acme.calls().getFirst()));
  }

  @Test
  void aTokenIsHadAnewBeforeItExpires() {
    AcmeCloud acme =
        general(MINT)
            .answers(200, "{'access_token': 't-1', 'expires_in': 3600}")
            .answers(200, "{'id': 'u'}")
            .answers(200, "{'access_token': 't-2', 'expires_in': 3600}")
            .answers(200, "{'id': 'u'}");
    user(acme, PAIR);
    acme.later(Duration.ofSeconds(3_541));
    user(acme, PAIR);
    assertEquals("Bearer t-2", headers(acme).get("Authorization"));
  }

  @Test
  void anotherCredentialHasATokenOfItsOwn() {
    AcmeCloud acme =
        general(MINT)
            .answers(200, "{'access_token': 't-1', 'expires_in': 3600}")
            .answers(200, "{'id': 'u'}")
            .answers(200, "{'access_token': 't-2', 'expires_in': 3600}")
            .answers(200, "{'id': 'v'}");
    user(acme, PAIR);
    user(acme, credential("{'id': 'c-2', 'key': 'other'}"));
    assertEquals("Bearer t-2", headers(acme).get("Authorization"));
  }

  @Test
  void aTokenThatIsNoLongerGoodIsReplacedOnce() {
    AcmeCloud acme =
        general(MINT)
            .answers(200, "{'access_token': 't-1', 'expires_in': 3600}")
            .answers(401, "{}")
            .answers(200, "{'access_token': 't-2', 'expires_in': 3600}")
            .answers(401, "{}");
    assertEquals(
        new Refused<>(Refusal.UNAUTHORIZED, "user: the vendor answers 401"), user(acme, PAIR));
    assertEquals(4, acme.asked().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "<html>", "{'access_token': ''}"})
  void anAnswerWithoutATokenIsNoAuthorization(String answer) {
    AcmeCloud acme = general(MINT).answers(200, answer);
    assertEquals(
        new Refused<>(Refusal.UNAUTHORIZED, "user: the vendor gives no token"), user(acme, PAIR));
  }

  @Test
  void aTokenThatCannotBeHadNowPasses() {
    AcmeCloud acme = general(MINT).answers(503, "");
    assertEquals(
        new Unavailable<>(Outage.DOWN, "user, token: the vendor answers 503", false, null),
        user(acme, PAIR));
  }

  @Test
  void aRequestIsSignedAsSwitchBotWantsIt() {
    AcmeCloud acme =
        general(
                "'authorization': {'general': {'headers': {'Authorization': '{credential:id}', 't':"
                    + " '{millis}', 'nonce': '{nonce}', 'sign': '{signature}'}, 'sign': {'key':"
                    + " '{credential:key}', 'signs': '{credential:id}{millis}{nonce}', 'encoding':"
                    + " 'base64'}}}")
            .answers(200, "{'id': 'u'}");
    user(acme, PAIR);
    byte[] mac = JdkMac.hmacSha256("s3cret", "c-1" + "1772366400000" + "n-1");
    assertEquals(Base64.getEncoder().encodeToString(mac), headers(acme).get("sign"));
  }

  @Test
  void aRequestIsSignedByAPlainHashAsAqaraWantsIt() {
    AcmeCloud acme =
        general(
                "'authorization': {'oauth': {'headers': {'Sign': '{signature}'}, 'sign': {'scheme':"
                    + " 'hash', 'hash': 'md5', 'lower': true, 'signs':"
                    + " 'Accesstoken={token}&Time={millis}{secret:clientSecret}'}}}")
            .answers(200, "{'id': 'u'}");
    acme.user();
    // printf 'accesstoken=token-1&time=1772366400000s3cret' | md5sum
    assertEquals("a827033d9aae08894416ead618037fad", headers(acme).get("Sign"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu.acme.test", "https://eu.acme.test", "https://eu.acme.test/"})
  void anAccessMayNameTheHostThatItIsFor(String server) {
    AcmeCloud acme = servers().answers(200, "{'id': 'u'}");
    user(acme, credential("{'key': 'k', 'server': '" + server + "'}"));
    assertEquals(List.of("GET https://eu.acme.test/v1/me"), acme.asked());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.test",
        "http://eu.acme.test",
        "https://eu.acme.test/path",
        "eu.acme.test:99",
        "eu.acme.test@evil.test",
        "https://evil.test#.acme.test"
      })
  void anAccessCannotNameAnyHost(String server) {
    AcmeCloud acme = servers();
    assertEquals(
        new Refused<>(
            Refusal.UNAUTHORIZED, "user: the access names a host that the folder does not allow"),
        user(acme, credential("{'key': 'k', 'server': '" + server + "'}")));
    assertEquals(List.of(), acme.asked());
  }

  private static AcmeCloud servers() {
    return general(
        "'hosts': ['.acme.test'], 'origin': {'member': 'server'}, 'authorization': {'general':"
            + " {'headers': {'X-Key': '{credential:key}'}}}");
  }

  @Test
  void aTokenNamesItsUserInAClaim() {
    AcmeCloud acme = general("'user': {'claim': 'sub', 'member': 'account'}");
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"sub\":\"u-5\"}".getBytes(StandardCharsets.UTF_8));
    Access token = new Access.Token(new Sensitive("e30." + payload + ".c2ln"));
    assertEquals(Optional.of("u-5"), acme.cloud().userIn(token));
    assertEquals(Optional.of("77"), acme.cloud().userIn(PAIR));
    assertEquals(Optional.empty(), acme.cloud().userIn(AcmeCloud.TOKEN));
    assertEquals(List.of(), acme.asked());
  }

  @Test
  void anAccessIsEndedAsTheFolderSays() {
    AcmeCloud acme =
        general(
                "'authorization': {'oauth': {'headers': {'Authorization': 'Bearer {token}'},"
                    + " 'revocation': {'url': 'https://api.acme.test/revoke', 'form': {'token':"
                    + " '{token}', 'client_secret': '{secret:clientSecret}'}}}}")
            .answers(200, "{}")
            .answers(200, "");
    assertEquals(
        new Got<>(Done.DONE), acme.cloud().revoke(AcmeCloud.TOKEN, "u-1", acme.deadline()));
    assertEquals("POST https://api.acme.test/revoke", acme.asked().getLast());
    assertEquals("client_secret=s3cret&token=token-1", AcmeCloud.body(acme.calls().getLast()));
  }

  @Test
  void aUsersRequestsStayWithinTheLimitOfTheFolder() {
    AcmeCloud acme =
        general("'limits': [{'requests': 2, 'within': 'PT10S', 'of': 'user'}]")
            .answers(200, "{'id': 'u'}")
            .answers(200, "{'id': 'u'}")
            .answers(200, "{'id': 'u'}");
    acme.user();
    acme.user();
    assertEquals(
        new Unavailable<>(
            Outage.THROTTLED, "user: no request is left for now", false, Duration.ofSeconds(10)),
        acme.user());
    assertEquals(2, acme.asked().size());
    acme.later(Duration.ofSeconds(10));
    assertEquals(new Got<>("u"), acme.user());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.other.test",
        "http://api.acme.test",
        "http://example.com",
        "https://api.acme.test/v2",
        "http://localhost.evil.test"
      })
  void anAddressThatTheFolderDoesNotAllowIsRefused(String origin) {
    assertThrows(
        IllegalArgumentException.class, () -> AcmeCloud.at(URI.create(origin), "{}", "{}"));
  }
}
