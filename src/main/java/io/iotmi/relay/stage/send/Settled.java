package io.iotmi.relay.stage.send;

import io.iotmi.relay.model.EventRef;
import io.iotmi.relay.model.Outcome;

/** Hears of each event once, as soon as its outcome is final; called from several threads. */
@FunctionalInterface
public interface Settled {
  void settled(EventRef ref, Outcome outcome);
}
