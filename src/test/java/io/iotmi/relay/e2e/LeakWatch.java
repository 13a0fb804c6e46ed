package io.iotmi.relay.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each class of end-to-end tests, whatever they did: no line the function printed since the
 * start shows a sensitive value, neither of {@link LambdaInvocations} nor of the files of {@code
 * events/}.
 */
final class LeakWatch implements AfterAllCallback {
  private static final List<String> SENSITIVE =
      List.of(LambdaInvocations.CANARY, "user-4711", "lamp-", "ocf-lamp", "auc://");

  @Override
  public void afterAll(ExtensionContext context) {
    List<String> lines = SharedStack.STACK.log().lines();
    assertFalse(lines.isEmpty(), "the function printed nothing");
    for (String line : lines) {
      for (String value : SENSITIVE) {
        assertFalse(line.contains(value), () -> value + " in " + line);
      }
    }
  }
}
