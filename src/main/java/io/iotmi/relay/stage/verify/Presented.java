package io.iotmi.relay.stage.verify;

import io.iotmi.relay.stage.verify.material.Encoded;
import io.iotmi.relay.stage.verify.material.RequestValues;
import io.iotmi.relay.vendor.door.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The signatures that a request brings.
 *
 * @param signatures decoded; where there is none, one without bytes, which no secret gives
 * @param some whether any has the right prefix
 * @param wellFormed whether any of these could be decoded
 */
record Presented(List<byte[]> signatures, boolean some, boolean wellFormed) {
  /** Each costs a comparison for each live secret. */
  private static final int MOST = 32;

  static Presented in(RequestValues values, Scheme.Signature signature) {
    List<byte[]> decoded = new ArrayList<>();
    boolean some = false;
    for (String text : texts(values.allAt(signature.place()), signature.separator())) {
      if (text.startsWith(signature.prefix()) && text.length() > signature.prefix().length()) {
        some = true;
        byte[] bytes =
            Encoded.decode(text.substring(signature.prefix().length()), signature.encoding());
        if (bytes != null && bytes.length > 0 && decoded.size() < MOST) {
          decoded.add(bytes);
        }
      }
    }
    return decoded.isEmpty()
        ? new Presented(List.of(new byte[0]), some, false)
        : new Presented(decoded, true, true);
  }

  private static List<String> texts(List<String> values, String separator) {
    return separator.isEmpty()
        ? values.stream().map(String::strip).toList()
        : values.stream()
            .flatMap(value -> List.of(value.split(Pattern.quote(separator), -1)).stream())
            .map(String::strip)
            .toList();
  }

  /** Notes what is wrong with them. */
  void judged(Proof proof) {
    proof.demand(some, Refusal.SIGNATURE_MISSING).demand(wellFormed, Refusal.SIGNATURE_MALFORMED);
  }

  @Override
  public String toString() {
    return "Presented[" + signatures.size() + "]";
  }
}
