package io.iotmi.relay.faults.operation;

import java.util.List;

/**
 * What a run came to.
 *
 * @param repeats identical requests that came again
 * @param unknown commands that were answered with an unknown outcome
 * @param broken promises, one line each
 */
record OperationEnding(
    int discoveries, int commands, int kills, int repeats, int unknown, List<String> broken) {
  OperationEnding {
    broken = List.copyOf(broken);
  }

  String summary() {
    return "%d discoveries, %d commands, %d kills, %d identical repeats, %d answers of an unknown outcome, %d promises broken"
        .formatted(discoveries, commands, kills, repeats, unknown, broken.size());
  }
}
