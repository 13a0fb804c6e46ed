package io.iotmi.relay.planted.vendor;

import com.dashjoin.jsonata.Jsonata;
import io.iotmi.relay.planted.stage.plan.Planner;

/** A vendor that knows a stage, and JSONata outside of the one package for it. */
public final class Folder {
  Object known() {
    return new Object[] {new Planner(), Jsonata.jsonata("$")};
  }
}
