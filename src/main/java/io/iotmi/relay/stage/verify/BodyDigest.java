package io.iotmi.relay.stage.verify;

import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.material.Encoded;
import io.iotmi.relay.stage.verify.material.Hashing;
import io.iotmi.relay.stage.verify.material.SameBytes;
import io.iotmi.relay.vendor.door.Encoding;
import io.iotmi.relay.vendor.door.Scheme.Hash;
import java.util.Locale;
import java.util.Map;

/**
 * The header {@code Digest}, held against the body: a signature covers the header only. See
 * https://www.rfc-editor.org/rfc/rfc3230#section-4.3.2
 */
final class BodyDigest {
  /** The registered labels, and those without a hyphen, which SmartThings writes. */
  private static final Map<String, Hash> LABELS =
      Map.of(
          "sha-256", Hash.SHA256,
          "sha256", Hash.SHA256,
          "sha-512", Hash.SHA512,
          "sha512", Hash.SHA512);

  private BodyDigest() {}

  /** Each digest of a kind that counts must be that of the body, and there must be one. */
  static void judge(WebhookRequest request, Proof proof) {
    boolean some = false;
    boolean right = true;
    for (String one : request.headers().getOrDefault("digest", "").split(",", -1)) {
      int sign = one.indexOf('=');
      Hash hash =
          sign < 0 ? null : LABELS.get(one.substring(0, sign).strip().toLowerCase(Locale.ROOT));
      if (hash != null) {
        byte[] given = Encoded.decode(one.substring(sign + 1).strip(), Encoding.BASE64);
        some = true;
        right &=
            SameBytes.in(Hashing.of(hash, request.body()), given == null ? new byte[0] : given);
      }
    }
    proof.demand(some, Refusal.DIGEST_MISSING).demand(right, Refusal.DIGEST_WRONG);
  }
}
