package io.iotmi.relay.cloud.http;

import static io.iotmi.relay.cloud.http.AcmeCloud.PAIR;
import static io.iotmi.relay.cloud.http.AcmeCloud.ofApi;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.cloud.Access;
import io.iotmi.relay.cloud.CloudAnswer.Got;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Unavailable;
import io.iotmi.relay.cloud.VendorCloud.Done;
import io.iotmi.relay.model.Sensitive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose an access is, how much it may ask for, and how it ends. */
final class AccessLifeTest {
  @Test
  void aTokenNamesItsUserInAClaim() {
    AcmeCloud acme = ofApi("'user': {'claim': 'sub', 'member': 'account'}");
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
  void aUsersRequestsStayWithinTheLimitOfTheFolder() {
    AcmeCloud acme =
        ofApi("'limits': [{'requests': 2, 'within': 'PT10S', 'of': 'user'}]")
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

  @Test
  void anAccessIsEndedAsTheFolderSays() {
    AcmeCloud acme =
        ofApi(
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
}
