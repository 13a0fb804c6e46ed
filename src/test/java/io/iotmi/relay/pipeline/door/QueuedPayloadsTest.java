package io.iotmi.relay.pipeline.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.author.signing.VendorSigner;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.model.VendorPayload;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.pipeline.PayloadCheck;
import io.iotmi.relay.stage.verify.Posted;
import io.iotmi.relay.stage.verify.keys.CachedSecrets;
import io.iotmi.relay.stage.verify.keys.SecretStore;
import io.iotmi.relay.stage.verify.keys.VendorKeys;
import io.iotmi.relay.stage.verify.keys.VendorWeb;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Scheme;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Messages of Tuya's Pulsar queue, as a forwarder puts them on the event queue. */
final class QueuedPayloadsTest {
  private static final Vendor TUYA = tuya();
  private static final Door DOOR = Objects.requireNonNull(TUYA.door());
  private static final VendorSigner SIGNER = VendorSigner.of(DOOR, TUYA.body());
  private static final String MESSAGE =
      "{\"data\":\"Y2lwaGVy\",\"protocol\":4,\"pv\":\"2.0\",\"t\":1772600000123}";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T09:00:00Z"));
  private SecretStore.Reading secret =
      new SecretStore.Reading.Live(new LiveSecrets(List.of(SIGNER.secret())));
  private final QueuedPayloads payloads =
      new QueuedPayloads(
          TUYA,
          DOOR,
          new CachedSecrets(deadline -> secret, now::get),
          new VendorKeys(
              (address, deadline) -> new VendorWeb.Answer.None(),
              Scheme.Algorithm.RSA_SHA256,
              Duration.ZERO,
              now::get),
          now::get);

  private static Vendor tuya() {
    try {
      return VendorReader.read(
          FolderFiles.read("tuya", Path.of("src/vendors/tuya")), Bounds.standard(System::nanoTime));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String signed() {
    WebhookRequest request = SIGNER.signed(Posted.of(MESSAGE, Map.of()), now.get());
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  private PayloadCheck checked(String body) {
    return payloads.check(
        VendorPayload.of(body), new Deadline(now.get().plusSeconds(20), now::get));
  }

  private static String rule(PayloadCheck check) {
    return assertInstanceOf(PayloadCheck.Failed.class, check).violation().rule();
  }

  @Test
  void aMessageOfTheVendorPasses() {
    assertEquals(new PayloadCheck.Passed(), checked(signed()));
  }

  @Test
  void aMessagePassesAfterDaysOnTheQueue() {
    String body = signed();
    now.set(now.get().plus(Duration.ofDays(4)));
    assertEquals(new PayloadCheck.Passed(), checked(body));
  }

  @Test
  void aMessageThatWasChangedFails() {
    assertEquals("signature", rule(checked(signed().replace("Y2lwaGVy", "Y2lwaGVx"))));
  }

  @Test
  void aMessageWithoutSignatureFails() {
    assertEquals("signature", rule(checked(MESSAGE)));
  }

  @Test
  void aMessageFailsWhereNoSecretIsSet() {
    secret = new SecretStore.Reading.Live(LiveSecrets.NONE);
    assertEquals("signature", rule(checked(signed())));
  }

  @Test
  void aSecretThatCannotBeReadLeavesItOpen() {
    secret = new SecretStore.Reading.Unavailable("no answer");
    assertEquals(new PayloadCheck.Unknown("no answer"), checked(signed()));
  }

  @Test
  void aNewSecretCountsAfterACheckThatFailed() {
    secret = new SecretStore.Reading.Live(new LiveSecrets(List.of("the-one-before")));
    assertEquals("signature", rule(checked(signed())));
    secret = new SecretStore.Reading.Live(new LiveSecrets(List.of(SIGNER.secret())));
    now.set(now.get().plus(Duration.ofMinutes(2)));
    assertEquals(new PayloadCheck.Passed(), checked(signed()));
  }
}
