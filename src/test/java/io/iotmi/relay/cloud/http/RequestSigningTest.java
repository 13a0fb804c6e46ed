package io.iotmi.relay.cloud.http;

import static io.iotmi.relay.cloud.http.AcmeCloud.PAIR;
import static io.iotmi.relay.cloud.http.AcmeCloud.ofApi;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Requests are signed as their vendors want it. */
final class RequestSigningTest {
  @Test
  void aRequestIsSignedAsSwitchBotWantsIt() {
    AcmeCloud acme =
        ofApi(
                "'authorization': {'general': {'headers': {'Authorization': '{credential:id}', 't':"
                    + " '{millis}', 'nonce': '{nonce}', 'sign': '{signature}'}, 'sign': {'key':"
                    + " '{credential:key}', 'signs': '{credential:id}{millis}{nonce}', 'encoding':"
                    + " 'base64'}}}")
            .answers(200, "{'id': 'u'}");
    acme.user(PAIR);
    byte[] mac = JdkMac.hmacSha256("s3cret", "c-1" + "1772366400000" + "n-1");
    assertEquals(Base64.getEncoder().encodeToString(mac), acme.lastHeader("sign"));
  }

  @Test
  void aRequestIsSignedByAPlainHashAsAqaraWantsIt() {
    AcmeCloud acme =
        ofApi(
                "'authorization': {'oauth': {'headers': {'Sign': '{signature}'}, 'sign': {'scheme':"
                    + " 'hash', 'hash': 'md5', 'lower': true, 'signs':"
                    + " 'Accesstoken={token}&Time={millis}{secret:clientSecret}'}}}")
            .answers(200, "{'id': 'u'}");
    acme.user();
    // printf 'accesstoken=token-1&time=1772366400000s3cret' | md5sum
    assertEquals("a827033d9aae08894416ead618037fad", acme.lastHeader("Sign"));
  }
}
