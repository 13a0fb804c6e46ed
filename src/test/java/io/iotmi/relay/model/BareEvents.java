package io.iotmi.relay.model;

import org.jspecify.annotations.Nullable;

/** Events of which nothing matters but who they are. */
public final class BareEvents {
  private BareEvents() {}

  /** An event at a position of the first message. */
  public static ConnectorEvent at(
      int position, @Nullable String group, @Nullable String key, String digest) {
    return new ConnectorEvent(
        new EventRef(0, position),
        group,
        key == null ? null : new EventKey(key),
        digest,
        null,
        null,
        null,
        new SendConnectorEvent(
            "connector",
            Operation.DEVICE_EVENT,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }
}
