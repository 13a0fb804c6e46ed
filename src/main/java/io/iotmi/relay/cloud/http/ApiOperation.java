package io.iotmi.relay.cloud.http;

import java.util.Locale;

/** What a folder's expressions are asked to ask for. */
enum ApiOperation {
  USER,
  DEVICES,
  COMMAND,
  STATE,
  SUBSCRIBE,
  REVOKE;

  /** As the expressions see it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether requests that go together may be sent side by side, since they change nothing. */
  boolean reads() {
    return this == USER || this == DEVICES || this == STATE;
  }
}
