package io.iotmi.relay.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State, commands and events of one Matter cluster. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_MatterCluster.html
 *
 * @param id hexadecimal ({@code 0x0006}) or decimal text; the same cluster may be written in
 *     several ways, compare with {@link MatterId}
 * @param attributes a document; by AWS's examples an object keyed by attribute id
 * @param commands by command id; empty means absent
 * @param events by event id; empty means absent
 */
public record MatterCluster(
    @Nullable String id,
    @Nullable Json attributes,
    Map<String, Json> commands,
    Map<String, Json> events) {
  public MatterCluster {
    commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
    events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
  }

  @Override
  public String toString() {
    return "MatterCluster[" + id + "]";
  }
}
