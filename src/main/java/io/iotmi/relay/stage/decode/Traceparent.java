package io.iotmi.relay.stage.decode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of W3C Trace Context: a receiver must ignore one that is malformed or all zero. See
 * https://www.w3.org/TR/trace-context/#traceparent-header
 */
final class Traceparent {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

  private Traceparent() {}

  static @Nullable String traceId(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Matcher form = FORM.matcher(header);
    boolean usable =
        form.matches()
            && !form.group(1).equals("ff")
            && !form.group(2).equals("0".repeat(32))
            && !form.group(3).equals("0".repeat(16))
            && !(form.group(1).equals("00") && form.group(4) != null);
    return usable ? form.group(2) : null;
  }
}
