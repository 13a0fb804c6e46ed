package io.iotmi.relay.entry;

/** What must hold whatever the input is. */
final class Invariant {
  private Invariant() {}

  /** Throws where the promise is not kept. */
  static void demand(boolean kept, String promise) {
    if (!kept) {
      throw new AssertionError("broken: " + promise);
    }
  }
}
