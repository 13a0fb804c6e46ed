package io.iotmi.relay.vendor.discovery;

import io.iotmi.relay.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a device can be reached: the attribute Reachable of the cluster Bridged Device Basic
 * Information, which every discovered device has on the endpoint that speaks for all of it.
 */
public final class Reachability {
  public static final String CLUSTER = "0x0039";
  public static final String ATTRIBUTE = "0x0011";
  private static final String REVISION = "4";

  /** Matter's device type of what is reached through another cloud. */
  static final String DEVICE_TYPE = "BridgedNode";

  private Reachability() {}

  /** The cluster in a capability report. */
  static Json.Obj reported(@Nullable Boolean reachable) {
    Map<String, Json> attribute = new LinkedHashMap<>();
    attribute.put("id", new Json.Text(ATTRIBUTE));
    attribute.put("name", new Json.Text("Reachable"));
    if (reachable != null) {
      attribute.put("value", new Json.Bool(reachable));
    }
    Map<String, Json> cluster = new LinkedHashMap<>();
    cluster.put("id", new Json.Text(CLUSTER));
    cluster.put("revision", new Json.Num(REVISION));
    cluster.put("name", new Json.Text("BridgedDeviceBasicInformation"));
    cluster.put("attributes", new Json.Arr(List.of(new Json.Obj(attribute))));
    return new Json.Obj(cluster);
  }
}
