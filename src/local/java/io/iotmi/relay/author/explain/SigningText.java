package io.iotmi.relay.author.explain;

import io.iotmi.relay.model.Sha256;
import io.iotmi.relay.stage.verify.material.SignedPart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a signature covers, as a whole. */
final class SigningText {
  private SigningText() {}

  static String text(SignedPart part) {
    return new String(part.bytes(), StandardCharsets.UTF_8);
  }

  static String measured(List<SignedPart> parts) {
    byte[] whole = whole(parts);
    return whole.length + " bytes, sha256 " + Sha256.hex(whole);
  }

  private static byte[] whole(List<SignedPart> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(part -> out.writeBytes(part.bytes()));
    return out.toByteArray();
  }

  /** Which part is the first that is not as theirs; nothing where all of it is the same. */
  static Optional<String> difference(List<SignedPart> parts, byte[] theirs) {
    int start = 0;
    for (SignedPart part : parts) {
      int end = start + part.bytes().length;
      int at =
          Arrays.mismatch(
              part.bytes(),
              Arrays.copyOfRange(
                  theirs, Math.min(start, theirs.length), Math.min(end, theirs.length)));
      if (at >= 0) {
        return Optional.of(
            "differs   first in %s, at byte %d of all: here %s, the vendor has %s"
                .formatted(
                    Shown.of(part.name()),
                    start + at,
                    rest(part.bytes(), at),
                    rest(theirs, start + at)));
      }
      start = end;
    }
    return start == theirs.length
        ? Optional.empty()
        : Optional.of(
            "differs   the vendor has %d bytes more at the end: %s"
                .formatted(theirs.length - start, rest(theirs, start)));
  }

  private static String rest(byte[] bytes, int from) {
    return from >= bytes.length
        ? "nothing"
        : "\""
            + Shown.of(
                new String(bytes, from, Math.min(40, bytes.length - from), StandardCharsets.UTF_8))
            + "\"";
  }
}
