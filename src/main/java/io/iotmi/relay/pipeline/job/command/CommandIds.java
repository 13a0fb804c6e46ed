package io.iotmi.relay.pipeline.job.command;

import io.iotmi.relay.model.Sha256;

/** Under which ids notes of commands lie. */
final class CommandIds {
  private CommandIds() {}

  static String of(String connector, String trace) {
    return "#command/" + connector + "/" + Sha256.hex(trace);
  }
}
