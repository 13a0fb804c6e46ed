package io.iotmi.relay.vendor.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.iotmi.relay.vendor.Folders;
import io.iotmi.relay.vendor.door.Scheme;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiReaderTest {
  private static final String ADDRESS = "'address': 'https://api.acme.test'";

  private static Folders folder(String api) {
    return Folders.acme()
        .with("vendor.json", "{'name': 'acme', 'version': '1', 'api': {" + api + "}}")
        .with("requests.jsonata", "{}")
        .with("answers.jsonata", "{}");
  }

  private static Api api(String members) {
    return Objects.requireNonNull(folder(ADDRESS + members).read().api());
  }

  @Test
  void aFolderWithoutApiAsksNothing() {
    assertEquals(null, Folders.acme().read().api());
  }

  @Test
  void theHostOfTheAddressIsAllowedAndATokenGoesAsBearer() {
    Api api = api("");
    assertEquals(List.of("api.acme.test"), api.hosts().names());
    assertEquals(
        ApiTemplate.read("Bearer {token}"),
        Objects.requireNonNull(api.oauth()).headers().get("Authorization"));
    assertEquals(null, api.general());
    assertEquals(Duration.ofSeconds(10), api.timeout());
  }

  @Test
  void aSignatureHasADefaultHash() {
    Api api =
        api(
            ", 'authorization': {'general': {'headers': {'sign': '{signature}'}, 'sign': {'key':"
                + " '{credential:key}', 'signs': '{body}'}}}");
    Authorization general = Objects.requireNonNull(api.general());
    assertEquals(Scheme.Hash.SHA256, Objects.requireNonNull(general.sign()).hash());
    assertEquals(null, api.oauth());
  }

  @Test
  void aLimitIsOfADayAndOfAllUnlessTheFolderSaysOtherwise() {
    assertEquals(
        List.of(new Api.RequestLimit(10_000, Duration.ofDays(1), false)),
        api(", 'limits': [{'requests': 10000}]").limits());
  }

  @Test
  void anApiNeedsItsExpressions() {
    Folders folder =
        Folders.acme()
            .with("vendor.json", "{'name': 'acme', 'version': '1', 'api': {" + ADDRESS + "}}");
    assertEquals(
        List.of(
            "requests.jsonata: there is no such file", "answers.jsonata: there is no such file"),
        folder.faults());
  }

  @Test
  void expressionsNeedTheirApi() {
    assertEquals(
        List.of("requests.jsonata: goes with the member api of vendor.json, which is not there"),
        Folders.acme().with("requests.jsonata", "{}").faults());
  }

  @Test
  void anExpressionThatCallsTheClockIsAFault() {
    assertNotNull(
        folder(ADDRESS).with("requests.jsonata", "{'path': [$now()]}").faults().getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'address': 'http://api.acme.test'|vendor.json /api/address: must be an https address without"
            + " query or slash at its end, such as https://api.example.com/v1",
        "'address': 'https://api.acme.test/'|vendor.json /api/address: must be an https address"
            + " without query or slash at its end, such as https://api.example.com/v1",
        "'adress': 'https://api.acme.test'|vendor.json /api/address: must be given",
        "'address': 'https://api.acme.test', 'hosts': ['other.test']|vendor.json /api/hosts: must hold"
            + " the host of the address",
        "'address': 'https://api.acme.test', 'limits': [{}]|vendor.json /api/limits/0/requests: must"
            + " be given",
        "'address': 'https://api.acme.test', 'timeout': 'PT5M'|vendor.json /api/timeout: must be an"
            + " ISO 8601 duration from PT1S to PT30S",
        "'address': 'https://api.acme.test', 'authorization': {}|vendor.json /api/authorization: needs"
            + " oauth, general or both",
        "'address': 'https://api.acme.test', 'authorization': {'oauth': {}}|vendor.json"
            + " /api/authorization/oauth: needs headers, query or basic, or no request would be"
            + " authorized",
        "'address': 'https://api.acme.test', 'authorization': {'oauth': {'headers': {'A':"
            + " '{credential:key}'}}}|vendor.json /api/authorization/oauth/headers/A: names a"
            + " credential, which is for general authorization",
        "'address': 'https://api.acme.test', 'authorization': {'general': {'headers': {'A':"
            + " '{token}'}}}|vendor.json /api/authorization/general/headers/A: names a token, and no"
            + " member token says how one is had",
        "'address': 'https://api.acme.test', 'authorization': {'oauth': {'headers': {'A':"
            + " '{signature}'}}}|vendor.json /api/authorization/oauth/headers/A: names a signature, and"
            + " no member sign says how it is made",
        "'address': 'https://api.acme.test', 'authorization': {'oauth': {'headers': {'Host':"
            + " '{token}'}}}|vendor.json /api/authorization/oauth/headers/Host: is no name of a header"
            + " that a folder can set",
        "'address': 'https://api.acme.test', 'authorization': {'general': {'headers': {'A':"
            + " '{token}'}, 'token': {'url': 'https://evil.test/token'}}}|vendor.json"
            + " /api/authorization/general/token/url: must begin with a slash, or be an https address"
            + " of one of the hosts",
        "'address': 'https://api.acme.test', 'authorization': {'general': {'headers': {'A':"
            + " '{token}'}, 'token': {'url': '//evil.test/token'}}}|vendor.json"
            + " /api/authorization/general/token/url: must begin with a slash, or be an https address"
            + " of one of the hosts",
        "'address': 'https://api.acme.test', 'authorization': {'general': {'headers': {'A':"
            + " '{token}'}, 'token': {'url': '/token?a b'}}}|vendor.json"
            + " /api/authorization/general/token/url: must begin with a slash, or be an https address"
            + " of one of the hosts"
      })
  void aMistakeIsToldByItsPlace(String api, String fault) {
    assertEquals(fault, folder(api).faults().getFirst());
  }
}
