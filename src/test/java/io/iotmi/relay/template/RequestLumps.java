package io.iotmi.relay.template;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When a backlog is worked off, which requests are counted when: each runtime takes one full batch
 * after the other, and counts the requests of a batch when the batch ends.
 *
 * @param batch requests of a batch, one for each event
 * @param use share of the quota that all runtimes together use
 */
record RequestLumps(int runtimes, int batch, double quota, double use) {
  /** How the runtimes stand to each other. */
  enum Phases {
    IN_STEP,
    EVENLY_SPREAD,
    AT_RANDOM
  }

  /** How much longer or shorter than the mean a batch may take. */
  private static final double JITTER = 0.05;

  /** Requests that are counted at a second from the start of the backlog. */
  record Lump(double at, int requests) {}

  List<Lump> until(double end, Phases phases, SplittableRandom random) {
    double mean = runtimes * batch / (use * quota);
    List<Lump> lumps = new ArrayList<>();
    for (int runtime = 0; runtime < runtimes; runtime++) {
      double at =
          switch (phases) {
            case IN_STEP -> 0;
            case EVENLY_SPREAD -> mean * runtime / runtimes;
            case AT_RANDOM -> mean * random.nextDouble();
          };
      while (at < end) {
        at += mean * random.nextDouble(1 - JITTER, 1 + JITTER);
        lumps.add(new Lump(at, batch));
      }
    }
    return lumps;
  }
}
