package io.iotmi.relay.stage.verify;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.material.Encoded;
import io.iotmi.relay.stage.verify.material.RequestValues;
import io.iotmi.relay.stage.verify.material.SignedPart;
import io.iotmi.relay.stage.verify.material.SignedText;
import io.iotmi.relay.vendor.door.Door;
import io.iotmi.relay.vendor.door.Encoding;
import io.iotmi.relay.vendor.door.Scheme;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * HTTP Signatures. See
 * https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#section-2.3
 */
final class HttpSignatureCheck {
  private static final String DIGEST = "digest";

  /** No vendor covers as many; the header's length bounds them as well. */
  private static final int MOST_COVERED = 50;

  private final Door door;

  HttpSignatureCheck(Door door) {
    this.door = door;
  }

  Proof proof(Scheme.HttpSignature scheme, RequestValues values, Given given, Instant now) {
    WebhookRequest request = values.request();
    SignatureHeader header = SignatureHeader.of(request);
    List<String> covered = header.covered();
    byte[] decoded = Encoded.decode(header.get("signature"), Encoding.BASE64);
    List<PublicKey> keys =
        new PublicKeyCheck(door).keys(scheme.keys(), Scheme.Algorithm.RSA_SHA256, given);
    boolean matches = false;
    List<byte[]> texts = texts(scheme, request, header, covered);
    for (byte[] text : texts) {
      matches |=
          PublicKeyCheck.matches(
              keys, Scheme.Algorithm.RSA_SHA256, text, decoded == null ? new byte[0] : decoded);
    }
    Proof proof =
        new Proof()
            .demand(SignatureHeader.isIn(request), Refusal.SIGNATURE_MISSING)
            .demand(header.wellFormed() && decoded != null, Refusal.SIGNATURE_MALFORMED)
            .demand(covers(covered, scheme.covers()), Refusal.NOT_COVERED)
            .demand(hasAll(request, header, covered), Refusal.PART_MISSING);
    PublicKeyCheck.judgeKeys(proof, scheme.keys(), keys, given);
    proof
        .demand(matches, Refusal.SIGNATURE_WRONG)
        .demand(!isOver(header, now), Refusal.TIME_OLD)
        .over(texts::getFirst);
    if (scheme.covers().contains(DIGEST)) {
      BodyDigest.judge(request, proof);
    }
    return proof;
  }

  private static boolean covers(List<String> covered, List<String> demanded) {
    return covered.size() <= MOST_COVERED && new HashSet<>(covered).containsAll(demanded);
  }

  /** What is signed, for each name that the path may have for the vendor. */
  private static List<byte[]> texts(
      Scheme.HttpSignature scheme,
      WebhookRequest request,
      SignatureHeader header,
      List<String> covered) {
    List<String> paths = new ArrayList<>(request.paths());
    paths.addAll(scheme.paths());
    if (paths.isEmpty()) {
      paths.add("");
    }
    return paths.stream()
        .distinct()
        .map(path -> text(SignedText.target(request, path), request, header, covered))
        .toList();
  }

  /** The lines that are signed, by the likeliest name of the path. */
  static List<SignedPart> parts(Scheme.HttpSignature scheme, WebhookRequest request) {
    SignatureHeader header = SignatureHeader.of(request);
    List<String> covered = header.covered();
    String text =
        new String(texts(scheme, request, header, covered).getFirst(), StandardCharsets.UTF_8);
    List<SignedPart> parts = new ArrayList<>();
    for (String line : text.split("(?<=\n)", -1)) {
      int colon = line.indexOf(": ");
      parts.add(
          new SignedPart(
              colon < 0 ? line : line.substring(0, colon), line.getBytes(StandardCharsets.UTF_8)));
    }
    return parts;
  }

  private static byte[] text(
      String target, WebhookRequest request, SignatureHeader header, List<String> covered) {
    StringBuilder text = new StringBuilder();
    Map<String, Function<String, String>> pseudo =
        Map.of(
            "(request-target)",
            name -> request.method().toLowerCase(Locale.ROOT) + " " + target,
            "(created)",
            name -> header.get("created"),
            "(expires)",
            name -> header.get("expires"));
    for (String name : covered.subList(0, Math.min(covered.size(), MOST_COVERED))) {
      String value =
          pseudo.getOrDefault(name, n -> request.headers().getOrDefault(n, "").strip()).apply(name);
      text.append(text.isEmpty() ? "" : "\n").append(name).append(": ").append(value);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean hasAll(
      WebhookRequest request, SignatureHeader header, List<String> covered) {
    Map<String, Boolean> pseudo =
        Map.of(
            "(request-target)", true,
            "(created)", !header.get("created").isEmpty(),
            "(expires)", !header.get("expires").isEmpty());
    return covered.stream()
        .allMatch(name -> pseudo.getOrDefault(name, request.headers().containsKey(name)));
  }

  /** Whether the signature itself says that it counts no longer. */
  private static boolean isOver(SignatureHeader header, Instant now) {
    String expires = header.get("expires");
    if (expires.isEmpty()) {
      return false;
    }
    Instant end = Times.read(expires, Door.TimeForm.SECONDS);
    return end == null || end.isBefore(now);
  }
}
