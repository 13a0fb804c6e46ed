package io.iotmi.relay.vendor.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.iotmi.relay.schema.PublishedSchemas;
import io.iotmi.relay.vendor.Folders;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader take the same. */
final class ApiSchemaTest {
  private static Folders folder(String api) {
    return Folders.acme()
        .with("vendor.json", "{'name': 'acme', 'version': '1', 'api': " + api + "}")
        .with("requests.jsonata", "{}")
        .with("answers.jsonata", "{}");
  }

  private static List<String> violations(String api) throws IOException {
    JsonNode json = JsonMapper.builder().build().readTree(api.replace('\'', '"'));
    return PublishedSchemas.at("api.schema.json").violations(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'address': 'https://a.test'}",
        "{'address': 'https://a.test/v1', 'hosts': ['.a.test', 'a.test'], 'timeout': 'PT5S'}",
        "{'address': 'https://a.test', 'limits': [{'requests': 5}, {'requests': 1, 'within': 'PT1S',"
            + " 'of': 'user', 'comment': 1}]}",
        "{'address': 'https://a.test', 'user': {'claim': 'sub', 'member': 'id'}, 'origin': {'member':"
            + " 'server'}}",
        "{'address': 'https://a.test', 'authorization': {'oauth': {'query': {'key': '{token}'}},"
            + " 'general': {'basic': {'user': '{credential:u}', 'password': '{secret:p}'}}}}",
        "{'address': 'https://a.test', 'authorization': {'general': {'headers': {'A': '{token}', 'B':"
            + " '{signature}'}, 'sign': {'scheme': 'hmac', 'hash': 'sha512', 'key': '{credential}',"
            + " 'signs': '{method}{url}{target}{plainTarget}{body}{bodySha256}{millis}{seconds}{nonce}',"
            + " 'encoding': 'base64url', 'upper': true, 'lower': true}, 'token': {'method': 'GET',"
            + " 'url': '/t', 'headers': {'C': 'd'}, 'token': '/a/b', 'expiresIn': '/c', 'lifetime':"
            + " 'PT1H'}, 'revocation': {'url': 'https://a.test/r', 'form': {'token': '{token}'}}}}}",
        "{'address': 'https://a.test', 'authorization': {'oauth': {'headers': {'A': '{signature}'},"
            + " 'sign': {'scheme': 'hash', 'hash': 'md5', 'signs': '{token}{secret:k}'}}}}"
      })
  void whatTheReaderTakesTheSchemaTakes(String api) throws IOException {
    assertNotNull(folder(api).read().api());
    assertEquals(List.of(), violations(api));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'address': 'http://a.test'}",
        "{'address': 'https://a.test/'}",
        "{'address': 'https://a.test', 'adress': 1}",
        "{'address': 'https://a.test', 'hosts': []}",
        "{'address': 'https://a.test', 'limits': [{'within': 'PT1S'}]}",
        "{'address': 'https://a.test', 'limits': [{'requests': 0}]}",
        "{'address': 'https://a.test', 'limits': [{'requests': 1, 'of': 'device'}]}",
        "{'address': 'https://a.test', 'user': {'header': 'x'}}",
        "{'address': 'https://a.test', 'authorization': {}}",
        "{'address': 'https://a.test', 'authorization': {'oauth': {}}}",
        "{'address': 'https://a.test', 'authorization': {'basic': {}}}",
        "{'address': 'https://a.test', 'authorization': {'oauth': {'basic': {'user': 'u'}}}}",
        "{'address': 'https://a.test', 'authorization': {'oauth': {'headers': {'A': 'b'},"
            + " 'revocation': {'form': {}}}}}",
        "{'address': 'https://a.test', 'authorization': {'oauth': {'headers': {'A': 'b'},"
            + " 'revocation': {'url': '/r', 'form': {'a': 'b'}, 'json': {'a': 'b'}}}}}",
        "{'address': 'https://a.test', 'authorization': {'oauth': {'headers': {'A': 'b'}, 'sign':"
            + " {'key': 'k'}}}}"
      })
  void whatTheSchemaRefusesTheReaderRefuses(String api) throws IOException {
    assertNotEquals(List.of(), violations(api));
    assertNotEquals(List.of(), folder(api).faults());
  }
}
