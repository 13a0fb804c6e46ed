package io.iotmi.relay.pipeline;

import io.iotmi.relay.model.Violation;

/** Whether a payload is the vendor's, where its folder wants that proven. */
public sealed interface PayloadCheck {

  /** It is, or nothing has to be proven. */
  record Passed() implements PayloadCheck {}

  /** It is not proven to be. */
  record Failed(Violation violation) implements PayloadCheck {}

  /**
   * It cannot be told now.
   *
   * @param reason for operators
   */
  record Unknown(String reason) implements PayloadCheck {}
}
