package io.iotmi.relay.cloud.http;

import static io.iotmi.relay.cloud.http.AcmeCloud.PAIR;
import static io.iotmi.relay.cloud.http.AcmeCloud.credential;
import static io.iotmi.relay.cloud.http.AcmeCloud.ofApi;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer.Got;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.model.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request carries so that the vendor knows the user and the connector. */
final class AuthorizationTest {
  @Test
  void aCredentialGoesWhereTheFolderPutsIt() {
    AcmeCloud acme =
        ofApi(
                "'authorization': {'general': {'headers': {'X-Key': '{credential:key}'}, 'query':"
                    + " {'app': '{secret:clientId}'}}}")
            .answers(200, "{'id': 'u'}");
    assertEquals(new Got<>("u"), acme.user(PAIR));
    assertEquals("s3cret", acme.lastHeader("X-Key"));
    assertEquals(List.of("GET https://api.acme.test/v1/me?app=relay"), acme.asked());
  }

  @Test
  void aCredentialMayBeATextAlone() {
    AcmeCloud acme =
        ofApi("'authorization': {'general': {'headers': {'X-Key': '{credential}'}}}")
            .answers(200, "{'id': 'u'}");
    acme.user(credential("plain key"));
    assertEquals("plain key", acme.lastHeader("X-Key"));
  }

  @Test
  void basicAuthenticationTakesTwoTemplates() {
    AcmeCloud acme =
        ofApi(
                "'authorization': {'general': {'basic': {'user': '{credential:id}', 'password':"
                    + " '{credential:key}'}}}")
            .answers(200, "{'id': 'u'}");
    acme.user(PAIR);
    assertEquals(
        "Basic "
            + Base64.getEncoder().encodeToString("c-1:s3cret".getBytes(StandardCharsets.UTF_8)),
        acme.lastHeader("Authorization"));
  }

  @Test
  void theConnectorsOwnSecretIsReadWhereATemplateNamesItAlone() {
    AcmeCloud acme = AcmeCloud.of("{'path': ['me']}", "{'user': 1}").answers(200, "{}");
    acme.user();
    assertEquals(0, acme.secretsRead());
    AcmeCloud other =
        ofApi("'authorization': {'oauth': {'headers': {'X-App': '{secret:clientId}'}}}")
            .answers(200, "{'id': 'u'}");
    other.user();
    assertEquals(1, other.secretsRead());
    assertEquals("relay", other.lastHeader("X-App"));
  }

  @Test
  void anAccessThatTheFolderDoesNotKnowIsNotSent() {
    AcmeCloud acme = AcmeCloud.of("{'path': ['me']}", "{}");
    assertEquals(
        new Refused<>(Refusal.NOT_OFFERED, "user: the folder has no such authorization"),
        acme.user(PAIR));
    assertEquals(List.of(), acme.asked());
  }

  @Test
  void aCredentialThatLacksAMemberIsNoAuthorization() {
    AcmeCloud acme =
        ofApi("'authorization': {'general': {'headers': {'X-Key': '{credential:apiKey}'}}}");
    assertEquals(
        new Refused<>(Refusal.UNAUTHORIZED, "user: the credential has no member apiKey"),
        acme.user(PAIR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Other: 1", "tökén"})
  void aTokenCannotBecomeAnotherHeader(String token) {
    AcmeCloud acme = AcmeCloud.of("{'path': ['me']}", "{}");
    Refused<?> refused = AcmeCloud.refused(acme.user(new Access.Token(new Sensitive(token))));
    assertEquals(
        "user: what the header Authorization needs is not printable ASCII", refused.detail());
    assertEquals(List.of(), acme.asked());
  }
}
