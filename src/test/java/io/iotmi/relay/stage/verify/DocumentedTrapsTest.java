package io.iotmi.relay.stage.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.vendor.BodyFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What vendors do that a verifier by the book would miss, and what they leave open. */
final class DocumentedTrapsTest {
  private static final Instant NOW = SignedSamples.NOW;
  private static SignedSample smartThings;

  @BeforeAll
  static void sign() {
    smartThings = SignedSamples.all().getLast();
  }

  /** The sample has the label {@code SHA256=} and a date that ends in {@code UTC}. */
  @Test
  void aDigestWithoutHyphenAndADateInUtcAreUnderstood() {
    assertNotNull(smartThings.door().accepts(smartThings.request()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-256=", "sha-256=", "SHA256=", "sha256="})
  void aDigestIsKnownByEitherLabel(String label) {
    assertNull(digestRefusal(label + "RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=", false));
  }

  /** The signature covers the header, so a body that was exchanged is told by the digest alone. */
  @Test
  void theDigestIsHeldAgainstTheBody() {
    smartThings
        .door()
        .refuses(
            Refusal.DIGEST_WRONG,
            Posted.with(smartThings.request(), "{\"device\":\"d2\"}".getBytes(UTF_8)));
  }

  @Test
  void aDigestOfNoKindThatCountsIsMissing() {
    assertEquals(Refusal.DIGEST_MISSING, digestRefusal("MD5=Sd/dVLAcvNLSq16eXua5uQ==", true));
    assertEquals(Refusal.DIGEST_MISSING, digestRefusal("", true));
    assertEquals(Refusal.DIGEST_WRONG, digestRefusal("SHA-256=", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/pl/../../other",
        "/other/key",
        "@evil.example/pl/key",
        ".evil.example/pl/key",
        ":8443/pl/key",
        "/pl/%2e%2e/other",
        "/pl//evil.example/key",
        "/pl/key#x",
        "\\\\evil.example\\pl\\key",
        "https://evil.example/pl/key"
      })
  void aKeyIsFetchedFromTheAllowedHostAndPathOnly(String keyId) {
    assertInstanceOf(
        WebhookVerifier.Wanted.Elsewhere.class,
        new WebhookVerifier(Doors.of(Doors.HTTP_SIGNATURE), BodyFormat.JSON)
            .wanted(withKeyId(keyId)));
  }

  @Test
  void aKeyOfTheVendorHasItsAddress() {
    WebhookVerifier.Wanted wanted =
        new WebhookVerifier(Doors.of(Doors.HTTP_SIGNATURE), BodyFormat.JSON)
            .wanted(withKeyId("/pl/useast2/d8-ce-1a"));
    assertEquals(
        "https://key.smartthings.com/pl/useast2/d8-ce-1a",
        assertInstanceOf(WebhookVerifier.Wanted.At.class, wanted).address().toString());
  }

  /** Netatmo signs the body alone: lock, unlock, lock are three, however alike they are. */
  @Test
  void equalBodiesWithoutIdAndTimeAreNotTheSame() {
    assertNull(Judged.by(Doors.BODY_HMAC, NOW, "test-secret").accepts(netatmo()));
  }

  @Test
  void aFolderMayTakeEqualBodiesWithinAShortWindowForOne() {
    String door = Doors.BODY_HMAC.replace("}}}", "}}, \"window\": \"PT10S\"}");
    Judged judged = Judged.by(door, NOW, "test-secret");
    String first = judged.accepts(netatmo());
    assertNotNull(first);
    assertEquals(first, judged.at(NOW.plusSeconds(9)).accepts(netatmo()));
    assertNotEquals(first, judged.at(NOW.plusSeconds(10)).accepts(netatmo()));
  }

  /** Tuya signs the fields of its envelope, sorted, with the secret behind them, by MD5. */
  @Test
  void aHashOverMembersOfTheBodyIsUnderstood() {
    Judged tuya =
        Judged.by(
            """
            {"signature": {"scheme": "hash", "hash": "md5", "in": {"body": "/sign"},
              "signs":
                "data={body:/data}||protocol={body:/protocol}||pv={body:/pv}||t={body:/t}||{secret}"}}
            """,
            NOW,
            "testsecret000000000000000000000a");
    String signed =
        "{\"data\":\"BASE64CIPHERTEXT\",\"protocol\":4,\"pv\":\"2.0\",\"t\":1609817486000,"
            + "\"sign\":\"ee10db36ce6a38b80537dab9781983ef\",\"decrypted\":{}}";
    tuya.accepts(Posted.of(signed, Map.of()));
    tuya.refuses(Refusal.SIGNATURE_WRONG, Posted.of(signed.replace("486000", "486001"), Map.of()));
    tuya.refuses(Refusal.PART_MISSING, Posted.of(signed.replace("\"pv\":\"2.0\",", ""), Map.of()));
    tuya.refuses(Refusal.SIGNATURE_MISSING, Posted.of("not JSON", Map.of()));
  }

  /** A stranger may put the id of one webhook on another, where the signature leaves it open. */
  @Test
  void anIdThatIsNotSignedCountsWithItsBodyOnly() {
    String door =
        """
        {"signature": {"scheme": "shared-secret", "in": {"header": "Authorization"},
          "prefix": "Bearer ", "unprotected": ["id"]}, "id": {"header": "X-Id"}}""";
    Judged judged = Judged.by(door, NOW, "s");
    Map<String, String> headers = Map.of("authorization", "Bearer s", "x-id", "1");
    assertNotEquals(
        judged.accepts(Posted.of("a", headers)), judged.accepts(Posted.of("b", headers)));
  }

  @Test
  void aSecretMayStandInThePath() {
    Judged door =
        Judged.by(
            "{\"signature\": {\"scheme\": \"shared-secret\", \"in\": {\"path\": \"last\"}}}",
            NOW,
            "s3cret");
    WebhookRequest request = Posted.of("{}", Map.of());
    door.accepts(Posted.at(request, List.of("/webhook/s3cret"), ""));
    door.refuses(Refusal.SIGNATURE_WRONG, Posted.at(request, List.of("/webhook/s3cret2"), ""));
    door.refuses(Refusal.SIGNATURE_MISSING, Posted.at(request, List.of("/webhook/"), ""));
  }

  private static WebhookRequest netatmo() {
    return Posted.of(
        "{\"event_type\":\"schedule\"}",
        Map.of(
            "x-netatmo-secret",
            "ca143c9b074120e11cdec03713efc9281a1bb6462390d354fd34526933042752"));
  }

  private static WebhookRequest withKeyId(String keyId) {
    return Posted.of(
        "{}", Map.of("authorization", "Signature keyId=\"" + keyId + "\",signature=\"AAAA\""));
  }

  private static @Nullable Refusal digestRefusal(String digest, boolean refused) {
    Proof proof = new Proof();
    BodyDigest.judge(Posted.of("{}", Map.of("digest", digest)), proof);
    assertEquals(refused, proof.refusal() != null, digest + " " + proof.refusal());
    return proof.refusal();
  }
}
