package io.iotmi.relay.stage.decode;

import io.iotmi.relay.model.TraceId;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header that X-Ray and load balancers add, fit to be forwarded. A malformed one is passed
 * over: what observers of the way write must not cost the event. See
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 *
 * @param text the header as it came
 * @param root its {@code Root}, in characters that the API takes for a trace id
 */
record XRayHeader(String text, String root) {
  private static final String ROOT = "Root=";
  private static final int MAX_LENGTH = 1_024;
  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*+=[ -~]*+");

  /** Null where there is none, or where it is malformed. */
  static @Nullable XRayHeader read(@Nullable String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return null;
    }
    String root = null;
    for (String field : Arrays.asList(text.split(";", -1))) {
      String stripped = field.strip();
      if (!stripped.isEmpty() && !FIELD.matcher(stripped).matches()) {
        return null;
      }
      if (root == null && stripped.startsWith(ROOT)) {
        root = stripped.substring(ROOT.length());
      }
    }
    return root != null && TraceId.isValid(root) ? new XRayHeader(text, root) : null;
  }
}
