package io.iotmi.relay.vendor.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.stage.verify.Doors;
import io.iotmi.relay.vendor.folder.FolderFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoorReaderTest {

  private static List<String> faults(String door) {
    return Doors.faults(door).stream().map(FolderFault::place).toList();
  }

  @Test
  void aDoorThatIsNoObjectIsOneFault() {
    assertEquals(List.of("/door"), faults("[]"));
  }

  @Test
  void everyMistakeIsToldAtOnceByItsPlace() {
    assertEquals(
        List.of(
            "/door/signature/hash",
            "/door/signature/signs",
            "/door/signature/in",
            "/door/signature/in/headr",
            "/door/signature/encoding",
            "/door/signature/secret/encoding",
            "/door/signature/secret/lenght",
            "/door/signature/sign",
            "/door/time/in",
            "/door/time/tolerance",
            "/door/lane",
            "/door/handshakes/1",
            "/door/handshakes/0/when",
            "/door/handshakes/0/reply/status",
            "/door/content",
            "/door/dor"),
        faults(
            """
            {"signature": {"scheme": "hmac", "hash": "sha3", "signs": "{bdy}", "in": {"headr": "x"},
               "encoding": "base32", "sign": 1, "secret": {"encoding": "rot13", "lenght": 2}},
             "time": {"in": {}, "tolerance": "P1D"}, "content": "xml", "lane": "device_id",
             "handshakes": [{"when": [], "reply": {"status": 404}}, 7], "dor": 1}"""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | /door/signature
          {"signature": {}} | /door/signature/scheme
          {"signature": {"scheme": "magic"}} | /door/signature/scheme
          {"signature": {"scheme": "hmac", "in": {"header": "x"}}} | /door/signature/signs
          {"signature": {"scheme": "hmac", "signs": "{body}"}} | /door/signature/in
          {"signature": {"scheme": "hmac", "signs": "{body", "in": {"header": "x"}}} | /door/signature/signs
          {"signature": {"scheme": "hmac", "signs": "body}", "in": {"header": "x"}}} | /door/signature/signs
          {"signature": {"scheme": "hmac", "hash": "md5", "signs": "{body}", "in": {"header": "x"}}} | /door/signature/hash
          {"signature": {"scheme": "hash", "signs": "{body}", "in": {"header": "x"}}} | /door/signature/signs
          {"signature": {"scheme": "hmac", "signs": "{header:a}", "in": {"header": "x"}}} | /door/signature
          {"signature": {"scheme": "hmac", "signs": "{id}{body}", "in": {"header": "x"}}} | /door/id
          {"signature": {"scheme": "hmac", "signs": "{timestamp}{body}", "in": {"header": "x"}}} | /door/time
          {"signature": {"scheme": "hmac", "signs": "{body}", "in": {"header": "x"}}, "id": {"header": "i"}} | /door/id
          {"signature": {"scheme": "hmac", "signs": "{body}", "in": {"header": "x"}}, "time": {"in": {"header": "t"}}} | /door/time
          {"signature": {"scheme": "shared-secret", "in": {"header": "x"}}, "time": {"in": {"header": "t"}}} | /door/time
          {"signature": {"scheme": "none"}, "window": "PT2M"} | /door/window
          {"signature": {"scheme": "none", "unprotected": ["id"]}, "id": {"header": "i"}, "window": "PT1S"} | /door/window
          {"signature": {"scheme": "http-signature", "covers": ["date"]}} | /door/signature
          {"signature": {"scheme": "http-signature", "paths": ["webhook"]}} | /door/signature/paths
          {"signature": {"scheme": "http-signature", "keys": {"hosts": ["a.b"]}}} | /door/signature/keys/address
          {"signature": {"scheme": "http-signature", "keys": {"address": "https://a.b{keyId}"}}} | /door/signature/keys/hosts
          {"signature": {"scheme": "http-signature", "keys": {"address": "http://a.b{keyId}", "hosts": ["a.b"]}}} | /door/signature/keys/address
          {"signature": {"scheme": "http-signature", "keys": {"address": "https://c.b{keyId}", "hosts": ["a.b"]}}} | /door/signature/keys/address
          {"signature": {"scheme": "http-signature", "keys": {"address": "{keyId}", "hosts": ["com"]}}} | /door/signature/keys/hosts
          {"signature": {"scheme": "http-signature", "keys": {"address": "{keyId}", "hosts": ["10.0.0.1"]}}} | /door/signature/keys/hosts
          {"signature": {"scheme": "ed25519", "signs": "{body}", "in": {"header": "x"}, "keys": {"texts": ["00"]}}} | /door/signature/keys/texts
          {"signature": {"scheme": "ed25519", "signs": "{body}", "in": {"header": "x"}, "keys": {"texts": []}}} | /door/signature/keys/texts
          {"signature": {"scheme": "shared-secret", "in": {"header": "x", "query": "y"}}} | /door/signature/in
          {"signature": {"scheme": "shared-secret", "in": {"path": "first"}}} | /door/signature/in/path
          {"signature": {"scheme": "none", "unprotected": ["everything"]}} | /door/signature/unprotected
          {"signature": {"scheme": "none"}, "queued": true} | /door/queued
          {"signature": {"scheme": "hmac", "signs": "{body}", "in": {"body": "/sign"}}, "queued": true} | /door/queued
          {"signature": {"scheme": "hmac", "signs": "{body:/a}", "in": {"header": "x"}, "unprotected": ["body"]}, "queued": true} | /door/queued
          {"signature": {"scheme": "none"}, "headers": "x-a"} | /door/headers
          {"signature": {"scheme": "none"}, "headers": [1]} | /door/headers/0
          {"signature": {"scheme": "none"}, "handshakes": [{"when": [{"query": "c"}], "confirm": {"hosts": ["a.b"]}}]} | /door/handshakes/0/challenge
          """)
  void aMistakeIsToldByItsPlace(String door, String pointer) {
    assertEquals(List.of(pointer), faults(door));
  }
}
