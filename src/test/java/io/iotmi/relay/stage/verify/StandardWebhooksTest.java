package io.iotmi.relay.stage.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.model.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vectors that Standard Webhooks publishes. See
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md and
 * the tests of its libraries
 */
final class StandardWebhooksTest {
  private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final Instant SIGNED = Instant.ofEpochSecond(1_614_265_330);

  private static final WebhookRequest PUBLISHED =
      Posted.of(
          "{\"test\": 2432232314}",
          Map.of(
              "webhook-id", ID,
              "webhook-timestamp", "1614265330",
              "webhook-signature", SIGNATURE));

  private static Judged door(String... secrets) {
    return Judged.by(Doors.STANDARD_WEBHOOKS, SIGNED, secrets);
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET, "whsec_" + SECRET})
  void thePublishedRequestIsAccepted(String secret) {
    assertEquals("id:" + ID, door(secret).accepts(PUBLISHED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLawdd",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA="
      })
  void anotherSignatureIsWrong(String signature) {
    door(SECRET)
        .refuses(Refusal.SIGNATURE_WRONG, Posted.with(PUBLISHED, "webhook-signature", signature));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,"
      })
  void aSignatureOfAnotherVersionDoesNotCount(String signature) {
    door(SECRET)
        .refuses(Refusal.SIGNATURE_MISSING, Posted.with(PUBLISHED, "webhook-signature", signature));
  }

  @Test
  void oneOfSeveralSignaturesIsEnough() {
    door(SECRET)
        .accepts(
            Posted.with(
                PUBLISHED,
                "webhook-signature",
                "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,abc v1,!! " + SIGNATURE));
  }

  @Test
  void aSignatureThatIsNoBase64IsMalformed() {
    door(SECRET)
        .refuses(Refusal.SIGNATURE_MALFORMED, Posted.with(PUBLISHED, "webhook-signature", "v1,!!"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void eachHeaderIsNeeded(String header) {
    assertEquals(true, door(SECRET).isRefused(Posted.without(PUBLISHED, header)));
  }

  @Test
  void theWindowEndsFiveMinutesBeforeAndAfterNow() {
    Judged door = door(SECRET);
    door.at(SIGNED.plus(Duration.ofMinutes(5))).accepts(PUBLISHED);
    door.at(SIGNED.minus(Duration.ofMinutes(5))).accepts(PUBLISHED);
    door.at(SIGNED.plus(Duration.ofSeconds(301))).refuses(Refusal.TIME_OLD, PUBLISHED);
    door.at(SIGNED.minus(Duration.ofSeconds(301))).refuses(Refusal.TIME_AHEAD, PUBLISHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "whsec_", "!", "{}", "{\"webhook\":\"\"}", "{\"webhook\":[]}"})
  void anEmptySecretVerifiesNothing(String secret) {
    door(secret).refuses(Refusal.SECRET_MISSING, PUBLISHED);
  }

  @Test
  void withoutASecretNothingIsVerified() {
    door().refuses(Refusal.SECRET_MISSING, PUBLISHED);
  }

  @Test
  void anyOfSeveralLiveSecretsVerifies() {
    door("d3Jvbmcgc2VjcmV0", "whsec_" + SECRET).accepts(PUBLISHED);
    door("{\"webhook\":[\"d3Jvbmcgc2VjcmV0\",\"" + SECRET + "\"],\"other\":1}").accepts(PUBLISHED);
  }
}
