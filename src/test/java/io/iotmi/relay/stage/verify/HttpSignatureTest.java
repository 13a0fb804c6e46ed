package io.iotmi.relay.stage.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.vendor.door.PublicKeyText;
import io.iotmi.relay.vendor.door.Scheme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The vectors of the draft. See
 * https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#appendix-C
 */
final class HttpSignatureTest {
  private static final String KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C3
      6rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6
      Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJw
      oYi+1hqp1fIekaxsyQIDAQAB
      -----END PUBLIC KEY-----""";

  private static final String ALL =
      "keyId=\"Test\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date content-type"
          + " digest content-length\",signature=\"vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs"
          + "8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52LaEUHFv120V01IL+TAD48XaERZFukWgHoBTLMhYS2Gb51gWx"
          + "peIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE=\"";

  private static final String BASIC =
      "keyId=\"Test\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date\",signature=\"qdx+"
          + "H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2iicw3"
          + "HMbe8VfEdKFYRqzic+efkb3nndiv/x1xSHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0=\"";

  private static final WebhookRequest PUBLISHED =
      new WebhookRequest(
          "POST",
          List.of("/foo"),
          "param=value&pet=dog",
          Map.of(),
          Map.of(
              "host", "example.com",
              "date", "Sun, 05 Jan 2014 21:31:40 GMT",
              "content-type", "application/json",
              "digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
              "content-length", "18",
              "authorization", "Signature " + ALL),
          "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8));

  private static Judged door() {
    return Judged.by(Doors.HTTP_SIGNATURE, Instant.parse("2014-01-05T21:31:40Z"))
        .with(
            new Given.Key.Found(
                List.of(
                    Objects.requireNonNull(PublicKeyText.read(KEY, Scheme.Algorithm.RSA_SHA256)))));
  }

  @Test
  void thePublishedRequestIsAccepted() {
    assertNotNull(door().accepts(PUBLISHED));
  }

  @Test
  void theHeaderSignatureIsAsGoodAsAuthorization() {
    assertNotNull(
        door().accepts(Posted.with(Posted.without(PUBLISHED, "authorization"), "signature", ALL)));
  }

  @Test
  void aSignatureThatDoesNotCoverTheDigestIsNotEnough() {
    door()
        .refuses(
            Refusal.NOT_COVERED, Posted.with(PUBLISHED, "authorization", "Signature " + BASIC));
  }

  @Test
  void theSmallerPublishedSignatureIsEnoughWhereTheFolderDemandsNoMore() {
    Judged door =
        Judged.by(
            """
            {"signature": {"scheme": "http-signature", "covers": ["(request-target)", "date"],
              "unprotected": ["body"]}}""",
            Instant.EPOCH,
            KEY);
    assertEquals(null, door.accepts(Posted.with(PUBLISHED, "authorization", "Signature " + BASIC)));
  }

  @Test
  void thePathIsThatWhichTheVendorSees() {
    WebhookRequest behindStage =
        Posted.at(PUBLISHED, List.of("/prod/foo", "/foo"), "param=value&pet=dog");
    assertNotNull(door().accepts(behindStage));
    door()
        .refuses(
            Refusal.SIGNATURE_WRONG,
            Posted.at(PUBLISHED, List.of("/prod/foo"), "param=value&pet=dog"));
  }

  @Test
  void aFolderMayNameThePathThatAProxyChanges() {
    Judged door =
        Judged.by(
            """
            {"signature": {"scheme": "http-signature", "paths": ["/foo"]}}""",
            Instant.EPOCH,
            KEY);
    door.accepts(Posted.at(PUBLISHED, List.of("/webhook"), "param=value&pet=dog"));
  }

  @Test
  void anAlgorithmThatTheFolderDoesNotNameIsRefused() {
    door()
        .refuses(
            Refusal.SIGNATURE_MALFORMED,
            Posted.with(
                PUBLISHED,
                "authorization",
                "Signature " + ALL.replace("rsa-sha256", "hmac-sha256")));
  }

  @Test
  void aHeaderThatIsCoveredAndMissingIsNamed() {
    door().refuses(Refusal.PART_MISSING, Posted.without(PUBLISHED, "content-length"));
  }

  @Test
  void aSignatureThatSaysItIsOverIsOld() {
    door()
        .refuses(
            Refusal.TIME_OLD,
            Posted.with(PUBLISHED, "authorization", "Signature " + ALL + ",expires=1388957499"));
  }

  @Test
  void withoutItsKeyNothingIsTheVendors() {
    door().with(new Given.Key.Unknown()).refuses(Refusal.KEY_UNKNOWN, PUBLISHED);
    door().with(new Given.Key.OverBudget()).refuses(Refusal.KEY_OVER_BUDGET, PUBLISHED);
  }
}
