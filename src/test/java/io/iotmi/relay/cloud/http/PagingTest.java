package io.iotmi.relay.cloud.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.cloud.CloudAnswer;
import io.iotmi.relay.cloud.CloudAnswer.Refusal;
import io.iotmi.relay.cloud.CloudAnswer.Refused;
import io.iotmi.relay.cloud.DevicePage;
import io.iotmi.relay.cloud.PageRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which vendors page. */
final class PagingTest {
  private static final String READ = "'readings': {'devices': body.items}";
  private static final String ITEM = "{'items': [{'device': 'd', 'values': {}}]";

  private static CloudAnswer<DevicePage> page(AcmeCloud acme, @Nullable String cursor) {
    return acme.cloud()
        .devices(AcmeCloud.TOKEN, new PageRequest("u-1", List.of(), cursor), acme.deadline());
  }

  private static @Nullable String next(AcmeCloud acme, @Nullable String cursor) {
    DevicePage got = AcmeCloud.got(page(acme, cursor));
    assertEquals(1, got.devices().size());
    return got.next();
  }

  /** Asks for two pages. */
  private static List<String> asked(String requests, String next, String first, String last) {
    AcmeCloud acme =
        AcmeCloud.of(requests, "{" + READ + ", 'next': " + next + "}")
            .answers(200, ITEM + first)
            .answers(200, ITEM + last);
    String cursor = next(acme, null);
    assertEquals(null, next(acme, cursor));
    return acme.asked();
  }

  @Test
  void byLink() {
    assertEquals(
        List.of(
            "GET https://api.acme.test/v1/devices",
            "GET https://api.acme.test/v1/devices?page=2&x=%20"),
        asked(
            "$exists(cursor) ? {'link': cursor} : {'path': ['devices']}",
            "body._links.next.href",
            ", '_links': {'next': {'href': 'https://api.acme.test/v1/devices?page=2&x=%20'}}}",
            ", '_links': {}}"));
  }

  @Test
  void byToken() {
    assertEquals(
        List.of(
            "GET https://api.acme.test/v1/devices",
            "GET https://api.acme.test/v1/devices?pageToken=a%3D%3D"),
        asked(
            "{'path': ['devices'], 'query': {'pageToken': cursor}}",
            "body.nextPageToken",
            ", 'nextPageToken': 'a=='}",
            "}"));
  }

  @Test
  void byTheKeyOfTheLastRowAsLongAsMoreFollow() {
    assertEquals(
        List.of(
            "GET https://api.acme.test/v1/devices?size=20",
            "GET https://api.acme.test/v1/devices?last_row_key=k1&size=20"),
        asked(
            "{'path': ['devices'], 'query': {'size': 20, 'last_row_key': cursor}}",
            "body.has_more ? body.last_row_key",
            ", 'has_more': true, 'last_row_key': 'k1'}",
            ", 'has_more': false, 'last_row_key': 'k2'}"));
  }

  @Test
  void byNumberOfThePage() {
    assertEquals(
        List.of(
            "GET https://api.acme.test/v1/devices?pageNum=1",
            "GET https://api.acme.test/v1/devices?pageNum=2"),
        asked(
            "{'path': ['devices'], 'query': {'pageNum': $exists(cursor) ? cursor : 1}}",
            "body.totalPages > body.pageNum ? body.pageNum + 1",
            ", 'pageNum': 1, 'totalPages': 2}",
            ", 'pageNum': 2, 'totalPages': 2}"));
  }

  @Test
  void byOffset() {
    assertEquals(
        List.of(
            "GET https://api.acme.test/v1/devices?limit=1&offset=0",
            "GET https://api.acme.test/v1/devices?limit=1&offset=1"),
        asked(
            "{'path': ['devices'], 'query': {'limit': 1, 'offset': $exists(cursor) ? cursor : 0}}",
            "($n := ($exists(cursor) ? cursor : 0) + $count(body.items); $n < body.total ? $n)",
            ", 'total': 2}",
            ", 'total': 2}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test/v1/devices",
        "http://api.acme.test/v1/devices",
        "https://api.acme.test:8443/v1/devices",
        "https://api.acme.test@evil.test/v1/devices",
        "https://api.acme.test.evil.test/",
        "//evil.test/",
        "/v1/devices?page=2",
        "not a link"
      })
  void aLinkToAnotherPlaceIsNotFollowed(String link) {
    AcmeCloud acme = AcmeCloud.of("{'link': cursor}", "{" + READ + "}");
    Refused<?> refused = AcmeCloud.refused(page(acme, '"' + link + '"'));
    assertEquals(Refusal.UNREADABLE, refused.refusal());
    assertEquals(false, refused.detail().contains("evil"));
    assertEquals(List.of(), acme.asked());
  }

  @Test
  void aLinkOfAStandInStaysThere() {
    AcmeCloud acme =
        AcmeCloud.at(
                URI.create("http://127.0.0.1:8123"),
                "$exists(cursor) ? {'link': cursor} : {'path': ['devices']}",
                "{" + READ + ", 'next': body.next}")
            .answers(200, ITEM + ", 'next': 'http://127.0.0.1:8123/v1/devices?page=2'}")
            .answers(200, ITEM + "}");
    assertEquals(null, next(acme, next(acme, null)));
    assertEquals("GET http://127.0.0.1:8123/v1/devices?page=2", acme.asked().getLast());
  }

  @Test
  void theSamePageAgainIsNoNextPage() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['devices']}", "{" + READ + ", 'next': 'c'}")
            .answers(200, ITEM + "}");
    assertEquals(
        new Refused<>(Refusal.UNREADABLE, "devices: the next page is the same page again"),
        page(acme, "\"c\""));
  }

  @Test
  void anAnswerWithoutDevicesIsNoPage() {
    AcmeCloud acme =
        AcmeCloud.of("{'path': ['devices']}", "{'read': body}").answers(200, "{'drop': 'x'}");
    assertEquals(Refusal.UNREADABLE, AcmeCloud.refused(page(acme, null)).refusal());
  }

  @Test
  void detailsOfEachDeviceAreAskedForInAStepOfTheirOwn() {
    AcmeCloud acme =
        AcmeCloud.of(
                "step = 'start' ? {'path': ['devices'], 'then': 'details'}"
                    + " : [$map(answers.start.items, function($d) {{'path': ['devices', $d.device],"
                    + " 'optional': true}})]",
                "{'readings': {'devices': [$map(answers.start.items, function($d, $i) {$merge([$d,"
                    + " {'name': answers.details[$i].name}])})]}}")
            .answers(
                200, "{'items': [{'device': 'a', 'values': {}}, {'device': 'b', 'values': {}}]}")
            .answers(200, "{'name': 'A'}")
            .answers(404, "{}");
    DevicePage got = AcmeCloud.got(page(acme, null));
    assertEquals(
        List.of(
            "GET https://api.acme.test/v1/devices",
            "GET https://api.acme.test/v1/devices/a",
            "GET https://api.acme.test/v1/devices/b"),
        acme.asked().stream().sorted().toList());
    assertEquals(2, got.devices().size());
  }
}
