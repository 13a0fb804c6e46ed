package io.iotmi.relay.startup;

import java.util.List;

/** The environment does not allow the function to start; lists everything that is wrong with it. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettingsException(List<String> faults) {
    super("wrong settings: " + String.join("; ", faults));
  }
}
