package io.iotmi.relay.cloud;

import io.iotmi.relay.vendor.Vendor;
import java.util.Map;

/**
 * Gives a Java implementation of a vendor's cloud, in place of the one that the folder drives.
 * Found by {@link java.util.ServiceLoader}, so that a jar in a Lambda layer is enough.
 */
public interface VendorCloudProvider {

  /** The {@code VENDOR} that it is for. */
  String vendor();

  /**
   * The cloud, made once for each runtime.
   *
   * @param vendor what the folder declares: bindings and components hold all the same
   * @param environment the variables of the function
   */
  VendorCloud cloud(Vendor vendor, Map<String, String> environment);
}
