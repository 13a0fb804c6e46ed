package io.iotmi.relay.stage.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.BodyFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One door, its secrets and its clock. */
record Judged(WebhookVerifier verifier, Given given, Instant now) {

  static Judged by(String door, Instant now, String... secrets) {
    return new Judged(
        new WebhookVerifier(Doors.of(door), BodyFormat.JSON),
        Given.secrets(new LiveSecrets(List.of(secrets))),
        now);
  }

  Judged at(Instant other) {
    return new Judged(verifier, given, other);
  }

  Judged with(Given.Key key) {
    return new Judged(verifier, new Given(given.secrets(), key), now);
  }

  /** Holds that the request is the vendor's; gives its identity. */
  @Nullable String accepts(WebhookRequest request) {
    return assertInstanceOf(Verification.Verified.class, verifier.verify(request, given, now))
        .identity();
  }

  void refuses(Refusal refusal, WebhookRequest request) {
    assertEquals(new Verification.Refused(refusal), verifier.verify(request, given, now));
  }

  boolean isRefused(WebhookRequest request) {
    return verifier.verify(request, given, now) instanceof Verification.Refused;
  }
}
