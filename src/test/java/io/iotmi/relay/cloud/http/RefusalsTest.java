package io.iotmi.relay.cloud.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.cloud.CloudAnswer.Got;
import io.iotmi.relay.cloud.CloudAnswer.Outage;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.cloud.CloudAnswer.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What statuses mean, and what a folder says in their place. */
final class RefusalsTest {
  private static AcmeCloud acme() {
    return AcmeCloud.of("{'path': ['me']}", "{'user': body.id}");
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID",
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "410, NOT_FOUND",
    "422, INVALID",
    "302, INVALID"
  })
  void aStatusIsARefusal(int status, Refusal refusal) {
    assertEquals(
        new Refused<>(refusal, "user: the vendor answers " + status),
        acme().answers(status, "{'message': 'secret of a device'}").user());
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "504"})
  void aServersFaultPasses(int status) {
    assertEquals(
        new Unavailable<>(Outage.DOWN, "user: the vendor answers " + status, true, null),
        acme().answers(status, "<html>").user());
  }

  @Test
  void aSuccessThatIsNoJsonCannotBeRead() {
    assertEquals(
        new Refused<>(Refusal.UNREADABLE, "user: the vendor answers with no JSON"),
        acme().answers(200, "<html></html>").user());
  }

  @ParameterizedTest
  @CsvSource({"30, PT30S", "'Sun, 01 Mar 2026 12:02:00 GMT', PT2M", "soon,", "9999999, PT24H"})
  void theVendorSaysHowLongToWait(String header, Duration wait) {
    assertEquals(
        new Unavailable<>(Outage.THROTTLED, "user: the vendor answers 429", false, wait),
        acme().answers(429, Map.of("retry-after", header), "{}").user());
  }

  @Test
  void untilThenTheVendorIsNotAsked() {
    AcmeCloud acme =
        acme().answers(429, Map.of("retry-after", "30"), "{}").answers(200, "{'id': 'u-1'}");
    acme.user();
    acme.later(Duration.ofSeconds(10));
    assertEquals(
        new Unavailable<>(
            Outage.THROTTLED, "user: no request is left for now", false, Duration.ofSeconds(20)),
        acme.user());
    acme.later(Duration.ofSeconds(20));
    assertEquals(new Got<>("u-1"), acme.user());
  }

  @ParameterizedTest
  @CsvSource({
    "unauthorized, UNAUTHORIZED",
    "forbidden, FORBIDDEN",
    "not-found, NOT_FOUND",
    "declined, DECLINED",
    "invalid, INVALID",
    "gone, UNREADABLE"
  })
  void aFolderSaysWhatASuccessMeans(String word, Refusal refusal) {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['me']}", "body.ok ? {'user': 1} : {'refused': body.why}")
            .answers(200, "{'ok': false, 'why': '" + word + "'}");
    assertEquals(refusal, AcmeCloud.refused(acme.user()).refusal());
  }

  @Test
  void aFolderSaysWhatAStatusMeans() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['me']}", "status = 409 ? {'refused': 'declined'}")
            .answers(409, "{}");
    assertEquals(new Refused<>(Refusal.DECLINED, "user: the vendor refuses"), acme.user());
  }

  @Test
  void aFolderMayCallARefusalAnOutage() {
    AcmeCloud acme =
        AcmeCloud.of(
                "{'path': ['me']}",
                "body.code = 26 ? {'unavailable': 'throttled', 'retryAfter': 9}")
            .answers(403, "{'code': 26}");
    assertEquals(
        new Unavailable<>(
            Outage.THROTTLED, "user: the vendor is not available", false, Duration.ofSeconds(9)),
        acme.user());
  }

  @Test
  void anExpressionThatFailsOnAnErrorLeavesItsStatus() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['me']}", "{'user': $uppercase(body.id)}").answers(404, "{'id': 5}");
    assertEquals(Refusal.NOT_FOUND, AcmeCloud.refused(acme.user()).refusal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'path': '/me'}|gives a path that is no array of segments",
        "{'path': ['a', '..', 'b']}|gives a path with a segment that is empty, . or .., or no text",
        "{'path': ['']}|gives a path with a segment that is empty, . or .., or no text",
        "{'query': {}}|gives a request without path or link, or with both",
        "{'path': ['a'], 'headers': {'Authorization': 'x'}}|gives a header that a folder cannot set",
        "{'path': ['a'], 'headers': {'X-A': 'a\\r\\nb'}}|gives a header that is not printable ASCII",
        "{'path': ['a'], 'method': 'TRACE'}|gives a method that is none of GET, POST, PUT and DELETE",
        "{'path': ['a'], 'method': 'GET', 'json': 1}|gives a GET with a body",
        "{'path': ['a'], 'form': {'a': {}}}|gives form with a value that is no text",
        "5|gives number in place of a request"
      })
  void aRequestThatIsWrongIsNotSent(String request, String reason) {
    AcmeCloud acme = AcmeCloud.of(request, "{}");
    assertEquals(new Refused<>(Refusal.INVALID, "requests.jsonata " + reason), acme.user());
    assertEquals(List.of(), acme.asked());
  }

  @Test
  void moreStepsThanFiveAreTooMany() {
    AcmeCloud acme = AcmeCloud.of("{'path': ['me'], 'then': 'again'}", "{}");
    for (int i = 0; i < 6; i++) {
      acme.answers(200, "{}");
    }
    assertEquals(
        new Refused<>(Refusal.INVALID, "requests.jsonata wants more than 5 steps"), acme.user());
    assertEquals(5, acme.asked().size());
  }
}
