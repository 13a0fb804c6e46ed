package io.iotmi.relay.startup;

import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.http.VendorClouds;
import io.iotmi.relay.cloud.http.call.OwnSecret;
import io.iotmi.relay.cloud.http.call.RequestBudget;
import io.iotmi.relay.stage.verify.keys.CachedSecrets;
import io.iotmi.relay.stage.verify.keys.SecretStore;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.jsonata.Bounds;
import io.iotmi.relay.web.HttpsVendorHttp;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds the cloud of a vendor. Loaded only where operations are answered. */
final class CloudWiring {
  private CloudWiring() {}

  /**
   * The cloud; null where the vendor cannot be asked.
   *
   * @throws IllegalArgumentException if the folder does not allow the address of the settings
   */
  static @Nullable VendorCloud cloud(
      Vendor vendor,
      VendorSettings settings,
      Map<String, String> environment,
      RequestBudget budget,
      SecretStore secrets,
      InstantSource clock) {
    return VendorClouds.of(
        vendor,
        environment,
        new VendorClouds.Parts(
            new HttpsVendorHttp(),
            budget,
            own(new CachedSecrets(secrets, clock)),
            Bounds.standard(System::nanoTime),
            clock,
            () -> UUID.randomUUID().toString(),
            settings.apiAddress(),
            settings.webhookUrl()));
  }

  private static OwnSecret own(CachedSecrets secrets) {
    return deadline ->
        secrets.live(deadline) instanceof SecretStore.Reading.Live(var live)
                && !live.versions().isEmpty()
            ? Optional.of(live.versions().getFirst())
            : Optional.empty();
  }
}
