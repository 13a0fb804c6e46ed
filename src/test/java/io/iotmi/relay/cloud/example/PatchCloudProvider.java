package io.iotmi.relay.cloud.example;

import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.VendorCloudProvider;
import io.iotmi.relay.vendor.Vendor;
import java.net.URI;
import java.util.Map;

/** Makes the cloud of the folder {@code acme-patch}. */
public final class PatchCloudProvider implements VendorCloudProvider {
  @Override
  public String vendor() {
    return "acme-patch";
  }

  @Override
  public VendorCloud cloud(Vendor vendor, Map<String, String> environment) {
    return new PatchCloud(
        URI.create(environment.getOrDefault("ACME_ADDRESS", "https://acme.test")));
  }
}
