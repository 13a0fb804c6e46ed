package io.iotmi.relay.stage.verify.material;

import java.util.List;

/**
 * The versions of the vendor's secret that count now, the current one first.
 *
 * @param versions as texts; none where nothing is set
 */
public record LiveSecrets(List<String> versions) {
  public static final LiveSecrets NONE = new LiveSecrets(List.of());

  public LiveSecrets {
    versions = List.copyOf(versions);
  }

  @Override
  public String toString() {
    return "LiveSecrets[" + versions.size() + "]";
  }
}
