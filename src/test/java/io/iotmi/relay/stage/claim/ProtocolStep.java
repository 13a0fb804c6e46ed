package io.iotmi.relay.stage.claim;

/** What can happen next in a world of runs that want the same events. */
sealed interface ProtocolStep {

  /** A run asks for its events; asked again, it is one that lost the answer. */
  record Claim(int run) implements ProtocolStep {}

  /** The endpoint takes what the run was granted, or does not. */
  record Send(int run, boolean accepted) implements ProtocolStep {}

  /** A run tells the ledger how its sending ended; told again, it is one that lost the answer. */
  record Settle(int run) implements ProtocolStep {}

  /** A run tells the end of what it was never granted. */
  record Stray(int run, boolean delivered) implements ProtocolStep {}

  /** A run dies. */
  record Crash(int run) implements ProtocolStep {}

  /** Time passes. */
  record Pass(long millis) implements ProtocolStep {}
}
