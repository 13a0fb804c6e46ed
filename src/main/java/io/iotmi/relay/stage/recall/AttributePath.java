package io.iotmi.relay.stage.recall;

import io.iotmi.relay.model.MatterId;
import java.util.Optional;

/** An attribute of a device, by ids in one spelling. */
public record AttributePath(String endpoint, String cluster, String attribute) {
  public AttributePath {
    endpoint = MatterId.canonical(endpoint);
    cluster = MatterId.canonical(cluster);
    attribute = MatterId.canonical(attribute);
  }

  /** What {@link #toString} wrote. */
  static Optional<AttributePath> read(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 3
        ? Optional.of(new AttributePath(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return endpoint + "/" + cluster + "/" + attribute;
  }
}
