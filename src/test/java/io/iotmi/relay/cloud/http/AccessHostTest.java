package io.iotmi.relay.cloud.http;

import static io.iotmi.relay.cloud.http.AcmeCloud.credential;
import static io.iotmi.relay.cloud.http.AcmeCloud.ofApi;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts an access may lead to. */
final class AccessHostTest {
  @ParameterizedTest
  @ValueSource(strings = {"eu.acme.test", "https://eu.acme.test", "https://eu.acme.test/"})
  void anAccessMayNameTheHostThatItIsFor(String server) {
    AcmeCloud acme = servers().answers(200, "{'id': 'u'}");
    acme.user(credential("{'key': 'k', 'server': '" + server + "'}"));
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
        acme.user(credential("{'key': 'k', 'server': '" + server + "'}")));
    assertEquals(List.of(), acme.asked());
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

  private static AcmeCloud servers() {
    return ofApi(
        "'hosts': ['.acme.test'], 'origin': {'member': 'server'}, 'authorization': {'general':"
            + " {'headers': {'X-Key': '{credential:key}'}}}");
  }
}
