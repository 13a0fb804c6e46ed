package io.iotmi.relay.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed at one endpoint of a device. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_MatterEndpoint.html
 *
 * @param clusters at most five; empty means absent
 */
public record MatterEndpoint(@Nullable String id, List<MatterCluster> clusters) {
  /** The API's ceilings for one request. */
  public static final int MAX_CLUSTERS = 5;

  public static final int MAX_COMMANDS = 5;
  public static final int MAX_EVENTS = 5;

  public MatterEndpoint {
    clusters = List.copyOf(clusters);
  }
}
