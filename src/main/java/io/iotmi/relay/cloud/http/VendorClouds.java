package io.iotmi.relay.cloud.http;

import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.VendorCloudProvider;
import io.iotmi.relay.cloud.http.call.ApiAddress;
import io.iotmi.relay.cloud.http.call.ApiCaller;
import io.iotmi.relay.cloud.http.call.Authorizer;
import io.iotmi.relay.cloud.http.call.OwnSecret;
import io.iotmi.relay.cloud.http.call.RequestBudget;
import io.iotmi.relay.cloud.http.call.VendorHttp;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.api.Api;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the cloud of a vendor: a Java implementation if there is one, else the folder's. */
public final class VendorClouds {
  private VendorClouds() {}

  /**
   * What a cloud is made with.
   *
   * @param nonces gives a text that was not given before
   * @param address scheme, host and port of the API, in place of the folder's; null for the
   *     folder's
   * @param webhook where the vendor's webhooks are to go; null where it is not known
   */
  public record Parts(
      VendorHttp http,
      RequestBudget budget,
      OwnSecret secret,
      Bounds bounds,
      InstantSource clock,
      Supplier<String> nonces,
      @Nullable URI address,
      @Nullable URI webhook) {}

  /**
   * The cloud; null where the vendor cannot be asked.
   *
   * @param environment for a Java implementation
   * @throws IllegalArgumentException if the folder does not allow the address
   */
  public static @Nullable VendorCloud of(
      Vendor vendor, Map<String, String> environment, Parts parts) {
    for (VendorCloudProvider provider : ServiceLoader.load(VendorCloudProvider.class)) {
      if (provider.vendor().equals(vendor.name())) {
        return provider.cloud(vendor, environment);
      }
    }
    Api api = vendor.api();
    return api == null ? null : folder(vendor, api, parts);
  }

  private static VendorCloud folder(Vendor vendor, Api api, Parts parts) {
    ApiAddress address = ApiAddress.of(api, parts.address());
    ApiCaller caller =
        new ApiCaller(
            api,
            address,
            new Authorizer(parts.clock(), parts.nonces()),
            parts.http(),
            parts.budget(),
            parts.secret());
    return new FolderCloud(
        api,
        caller,
        new PayloadReadings(vendor, parts.bounds()),
        parts.bounds(),
        parts.webhook() == null ? null : parts.webhook().toString());
  }
}
