package io.iotmi.relay.stage.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.stage.verify.material.LiveSecrets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bit counts, of what is signed and of the signature. */
final class FlippedBitsTest {
  private static final int BITS = 8;

  private static final LiveSecrets OTHERS = others();

  static List<SignedSample> samples() {
    return SignedSamples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theRequestItselfIsAccepted(SignedSample sample) {
    sample.door().accepts(sample.request());
    sample.door().accepts(sample.withSignature(sample.signature()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noBitOfTheBodyCanChange(SignedSample sample) {
    byte[] body = sample.request().body();
    assertEquals(
        List.of(), unnoticed(body, b -> sample.door().isRefused(Posted.with(sample.request(), b))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noBitOfTheSignatureCanChange(SignedSample sample) {
    assertEquals(
        List.of(),
        unnoticed(sample.signature(), s -> sample.door().isRefused(sample.withSignature(s))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noByteOfTheSignatureCanBeMissing(SignedSample sample) {
    byte[] signature = sample.signature();
    for (int length = 0; length < signature.length; length++) {
      byte[] start = Arrays.copyOf(signature, length);
      assertEquals(true, sample.door().isRefused(sample.withSignature(start)), "length " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anotherSecretOrKeyIsRefused(SignedSample sample) {
    Judged door = new Judged(sample.door().verifier(), Given.secrets(OTHERS), sample.door().now());
    door.refuses(Refusal.SIGNATURE_WRONG, sample.request());
  }

  private static LiveSecrets others() {
    try {
      return new LiveSecrets(
          List.of(
              "another-secret",
              JdkSignatures.pem(JdkSignatures.pair("RSA")),
              JdkSignatures.pem(JdkSignatures.pair("Ed25519"))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has these algorithms", e);
    }
  }

  /** The positions of those bits whose flipping is not refused. */
  private static List<Integer> unnoticed(byte[] bytes, Predicate<byte[]> refused) {
    List<Integer> unnoticed = new ArrayList<>();
    for (int bit = 0; bit < bytes.length * BITS; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / BITS] ^= (byte) (1 << (bit % BITS));
      if (!refused.test(flipped)) {
        unnoticed.add(bit);
      }
    }
    return unnoticed;
  }
}
