package io.iotmi.relay.planted.startup;

import io.iotmi.relay.planted.aws.Adapter;
import io.iotmi.relay.planted.entry.Settings;

/** A class of startup beside Wiring that knows an adapter, and the entry. */
public final class Hooks {
  Object adapter() {
    return new Object[] {new Adapter(), new Settings()};
  }
}
