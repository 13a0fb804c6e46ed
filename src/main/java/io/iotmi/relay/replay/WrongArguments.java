package io.iotmi.relay.replay;

/** The command line cannot be followed; says why in one line. */
final class WrongArguments extends Exception {
  private static final long serialVersionUID = 1L;

  WrongArguments(String message) {
    super(message);
  }
}
