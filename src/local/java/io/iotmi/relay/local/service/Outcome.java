package io.iotmi.relay.local.service;

import java.nio.charset.StandardCharsets;

/** What came of one invocation. */
public sealed interface Outcome {

  /** The function returned. */
  record Replied(byte[] body) implements Outcome {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The function threw, ended or ran out of its own time. */
  record Failed(String error) implements Outcome {}

  /** The service stopped waiting. The function may still be at work. */
  record TimedOut() implements Outcome {}

  /** There is no function to be reached. */
  record Unreachable(String why) implements Outcome {}
}
