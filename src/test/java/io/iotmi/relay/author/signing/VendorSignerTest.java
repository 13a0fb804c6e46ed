package io.iotmi.relay.author.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Doors;
import io.iotmi.relay.stage.verify.Given;
import io.iotmi.relay.stage.verify.Posted;
import io.iotmi.relay.stage.verify.Verification;
import io.iotmi.relay.stage.verify.WebhookVerifier;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.BodyFormat;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VendorSignerTest {
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final WebhookRequest BARE = Posted.of("{\"on\":true}", Map.of());

  private static Verification judged(Door door, VendorSigner signer, WebhookRequest request) {
    return new WebhookVerifier(door, BodyFormat.JSON)
        .verify(request, Given.secrets(new LiveSecrets(List.of(signer.secret()))), NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Doors.STANDARD_WEBHOOKS,
        Doors.BODY_HMAC,
        """
        {"signature": {"scheme": "hash", "hash": "sha256", "signs": "{body}{secret}",
          "in": {"header": "X-Sign"}}}""",
        """
        {"signature": {"scheme": "hmac", "hash": "sha512", "signs": "{timestamp}.{body}",
          "in": {"header": "X-Sign", "field": "v1"}},
         "time": {"in": {"header": "X-Sign", "field": "t"}, "form": "milliseconds"}}""",
        """
        {"signature": {"scheme": "hash", "hash": "md5", "signs": "{body:/on}||{secret}",
          "in": {"body": "/sign"}}}""",
        "{\"signature\": {\"scheme\": \"shared-secret\", \"in\": {\"path\": \"last\"}}}",
        """
        {"signature": {"scheme": "shared-secret", "in": {"header": "Authorization"},
          "prefix": "Bearer "}}""",
        "{\"signature\": {\"scheme\": \"shared-secret\", \"in\": {\"query\": \"token\"}}}",
        "{\"signature\": {\"scheme\": \"none\"}}"
      })
  void whatItSignsTheDoorTakes(String json) {
    Door door = Doors.of(json);
    VendorSigner signer = VendorSigner.of(door, BodyFormat.JSON);
    assertInstanceOf(Verification.Verified.class, judged(door, signer, signer.signed(BARE, NOW)));
  }

  @Test
  void anotherSignersRequestIsRefused() {
    Door door = Doors.of(Doors.BODY_HMAC);
    WebhookRequest request = VendorSigner.of(door, BodyFormat.JSON).signed(BARE, NOW);
    assertInstanceOf(
        Verification.Refused.class, judged(door, VendorSigner.of(door, BodyFormat.JSON), request));
  }

  @Test
  void theCopyOfAFolderTrustsTheKeyOfItsSigner(@TempDir Path into) throws IOException {
    FolderCopy copy = FolderCopy.of(Path.of("src/vendors/smartthings").toAbsolutePath(), into);
    VendorSigner signer = copy.signer().orElseThrow();
    Vendor copied =
        VendorReader.read(
            FolderFiles.read("smartthings", into.resolve("vendors/smartthings")),
            Bounds.standard(System::nanoTime));
    assertInstanceOf(
        Verification.Verified.class,
        judged(Objects.requireNonNull(copied.door()), signer, signer.signed(BARE, NOW)));
  }

  @Test
  void nothingElseOfAFolderChangesInItsCopy(@TempDir Path into) throws IOException {
    Path folder = Path.of("src/vendors/seam").toAbsolutePath();
    FolderCopy.of(folder, into);
    assertEquals(
        FolderFiles.read("seam", folder), FolderFiles.read("seam", into.resolve("vendors/seam")));
  }
}
