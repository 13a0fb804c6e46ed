package io.iotmi.relay.stage.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme says of a request. All of it is worked out whatever fails, and the first failure
 * counts: what a caller can measure is the same for each.
 */
final class Proof {
  private final List<Check> checks = new ArrayList<>();
  private Supplier<byte[]> signed = () -> new byte[0];

  Proof demand(boolean kept, Refusal otherwise) {
    checks.add(new Check(otherwise, kept));
    return this;
  }

  /** What was signed, to tell this request from others. */
  Proof over(Supplier<byte[]> bytes) {
    signed = bytes;
    return this;
  }

  /** The first failure; null for none. */
  @Nullable Refusal refusal() {
    for (Check check : checks) {
      if (!check.passed()) {
        return check.part();
      }
    }
    return null;
  }

  List<Check> checks() {
    return checks;
  }

  byte[] signed() {
    return signed.get();
  }
}
