package io.iotmi.relay.stage.verify;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme says of a request. All of it is worked out whatever fails, and the first failure is
 * kept: what a caller can measure is the same for each.
 */
final class Proof {
  private @Nullable Refusal refusal;
  private Supplier<byte[]> signed = () -> new byte[0];

  /** Notes a failure, unless there is one. */
  Proof demand(boolean kept, Refusal otherwise) {
    if (!kept && refusal == null) {
      refusal = otherwise;
    }
    return this;
  }

  /** What was signed, to tell this request from others. */
  Proof over(Supplier<byte[]> bytes) {
    signed = bytes;
    return this;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  byte[] signed() {
    return signed.get();
  }
}
