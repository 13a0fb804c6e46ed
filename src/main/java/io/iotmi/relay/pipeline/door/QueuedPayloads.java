package io.iotmi.relay.pipeline.door;

import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.Violation;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.pipeline.PayloadCheck;
import io.iotmi.relay.stage.verify.Check;
import io.iotmi.relay.stage.verify.Given;
import io.iotmi.relay.stage.verify.Refusal;
import io.iotmi.relay.stage.verify.WebhookVerifier;
import io.iotmi.relay.stage.verify.keys.CachedSecrets;
import io.iotmi.relay.stage.verify.keys.SecretStore.Reading;
import io.iotmi.relay.stage.verify.keys.VendorKeys;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.door.Door;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds payloads that a forwarder put on the queue against the signature that the vendor put into
 * their body. A payload may wait on a queue for days, so its age does not count. Thread-safe.
 */
public final class QueuedPayloads {
  private static final Set<Refusal> OF_AGE =
      EnumSet.of(Refusal.TIME_OLD, Refusal.TIME_AHEAD, Refusal.TIME_MISSING);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vendor vendor;
  private final WebhookVerifier verifier;
  private final CachedSecrets secrets;
  private final VendorKeys keys;
  private final InstantSource clock;

  /**
   * @param door that of the vendor
   */
  public QueuedPayloads(
      Vendor vendor, Door door, CachedSecrets secrets, VendorKeys keys, InstantSource clock) {
    this.vendor = vendor;
    this.verifier = new WebhookVerifier(door, vendor.body());
    this.secrets = secrets;
    this.keys = keys;
    this.clock = clock;
  }

  /** Whether the payload is the vendor's. */
  public PayloadCheck check(VendorPayload payload, Deadline deadline) {
    WebhookRequest request =
        new WebhookRequest(
            "POST",
            List.of(payload.path()),
            "",
            payload.query(),
            payload.headers(),
            payload.body().getBytes(StandardCharsets.UTF_8));
    Deadline time = deadline.within(PATIENCE);
    return switch (secrets.live(time)) {
      case Reading.Unavailable(String reason) -> new PayloadCheck.Unknown(reason);
      case Reading.Live(LiveSecrets live) -> check(request, live, time);
    };
  }

  private PayloadCheck check(WebhookRequest request, LiveSecrets live, Deadline time) {
    Given.Key key = keys.find(verifier.wanted(request), time);
    if (key instanceof Given.Key.Unavailable) {
      return new PayloadCheck.Unknown("the vendor's host gave no key");
    }
    Refusal refusal = refusal(request, live, key);
    LiveSecrets newer = refusal == null ? null : secrets.again(time).orElse(null);
    if (newer != null) {
      refusal = refusal(request, newer, key);
    }
    return refusal == null
        ? new PayloadCheck.Passed()
        : new PayloadCheck.Failed(
            new Violation(
                "",
                "signature",
                refusal.label() + " [" + vendor.name() + " " + vendor.version() + "]"));
  }

  private @Nullable Refusal refusal(WebhookRequest request, LiveSecrets live, Given.Key key) {
    for (Check check : verifier.checks(request, new Given(live, key), clock.instant())) {
      if (!check.passed() && !OF_AGE.contains(check.part())) {
        return check.part();
      }
    }
    return null;
  }
}
