package io.iotmi.relay.local.conformance.rule;

/** Holds a run against one rule. */
@FunctionalInterface
interface Check {
  Verdict of(Transcript transcript);
}
