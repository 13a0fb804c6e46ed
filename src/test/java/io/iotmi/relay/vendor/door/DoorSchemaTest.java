package io.iotmi.relay.vendor.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.schema.PublishedSchemas;
import io.iotmi.relay.stage.verify.Doors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors and the relay say the same of a door. */
final class DoorSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PublishedSchemas SCHEMA = PublishedSchemas.at("door.schema.json");
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  /** The examples of the page; those without a signature get one. */
  static List<String> examples() throws IOException {
    Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("src/site/markdown/webhooks.md")));
    List<String> examples = new ArrayList<>();
    while (matcher.find()) {
      ObjectNode door = (ObjectNode) JSON.readTree(matcher.group(1));
      if (!door.has("signature")) {
        door.putObject("signature").put("scheme", "none");
      }
      examples.add(door.toString());
    }
    return examples;
  }

  @Test
  void thePageHasExamples() throws IOException {
    assertTrue(examples().size() >= 4);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleOfThePageIsADoor(String example) throws IOException {
    assertEquals(List.of(), Doors.faults(example));
    assertEquals(List.of(), SCHEMA.violations(JSON.readTree(example)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"signature": {"scheme": "ed25519", "signs": "{timestamp}{body}", "in": {"header": "s"},
           "encoding": "hex", "prefix": "a", "separator": " ",
           "keys": {"texts": ["d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"]}},
         "time": {"in": {"header": "t"}, "form": "iso", "tolerance": "PT1M"}, "comment": 1,
         "contentTypes": ["text/plain"], "headers": ["x"], "query": ["y"], "lane": "/d"}""",
        """
        {"signature": {"scheme": "rsa-pss-sha256", "signs": "{body}", "in": {"query": "s"},
           "keys": {"address": "https://a.example.com/{keyId}", "hosts": ["a.example.com"],
             "id": {"header": "k"}, "path": "/", "cache": "PT1H"}}}""",
        """
        {"signature": {"scheme": "hash", "hash": "md5", "signs": "{header:a}{secret}",
           "in": {"body": "/s"}, "unprotected": ["body"], "secret": {"member": "m"}},
         "window": "PT5S"}""",
        """
        {"signature": {"scheme": "shared-secret", "in": {"path": "last"}, "unprotected": ["id"]},
         "id": {"header": "x"}}""",
        """
        {"signature": {"scheme": "none"}, "queued": false,
         "handshakes": [{"method": "HEAD"}, {"method": "PUT", "when": []}]}""",
        """
        {"signature": {"scheme": "http-signature", "covers": ["digest", "date"], "paths": ["/a"]}}"""
      })
  void whatIsADoorIsOneByTheSchema(String door) throws IOException {
    assertEquals(List.of(), Doors.faults(door));
    assertEquals(List.of(), SCHEMA.violations(JSON.readTree(door)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"signature\": {}}",
        "{\"signature\": {\"scheme\": \"magic\"}}",
        "{\"signature\": {\"scheme\": \"none\", \"signs\": \"{body}\"}}",
        "{\"signature\": {\"scheme\": \"hmac\", \"signs\": \"{body}\"}}",
        "{\"signature\": {\"scheme\": \"hmac\", \"in\": {\"header\": \"x\"}}}",
        "{\"signature\": {\"scheme\": \"shared-secret\", \"in\": {\"header\": \"x\", \"query\": \"y\"}}}",
        "{\"signature\": {\"scheme\": \"shared-secret\", \"in\": {\"query\": \"y\", \"field\": \"y\"}}}",
        "{\"signature\": {\"scheme\": \"shared-secret\", \"in\": {\"body\": \"a\"}}}",
        "{\"signature\": {\"scheme\": \"none\"}, \"lane\": \"device\"}",
        "{\"signature\": {\"scheme\": \"none\"}, \"handshakes\": [{}]}",
        "{\"signature\": {\"scheme\": \"none\"}, \"handshakes\": [{\"when\": []}]}",
        "{\"signature\": {\"scheme\": \"none\"}, \"wait\": 1}",
        "{\"signature\": {\"scheme\": \"none\", \"unprotected\": [\"all\"]}}"
      })
  void whatIsNoDoorIsNoneByTheSchema(String door) throws IOException {
    assertFalse(Doors.faults(door).isEmpty());
    assertFalse(SCHEMA.violations(JSON.readTree(door)).isEmpty());
  }
}
