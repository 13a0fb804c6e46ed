package io.iotmi.relay.author.signing;

import io.iotmi.relay.vendor.door.Scheme;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** A key pair of the vendor. */
record PrivateKeySigning(Scheme.Algorithm algorithm, KeyPair keys) {
  private static final int RSA_BITS = 2_048;

  static PrivateKeySigning generate(Scheme.Algorithm algorithm) {
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(algorithm == Scheme.Algorithm.ED25519 ? "Ed25519" : "RSA");
      if (algorithm != Scheme.Algorithm.ED25519) {
        generator.initialize(RSA_BITS);
      }
      return new PrivateKeySigning(algorithm, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has these algorithms", e);
    }
  }

  String publicKey() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  byte[] sign(byte[] text) {
    try {
      Signature signature =
          switch (algorithm) {
            case RSA_SHA256 -> Signature.getInstance("SHA256withRSA");
            case ED25519 -> Signature.getInstance("Ed25519");
            case RSA_PSS_SHA256 -> {
              Signature pss = Signature.getInstance("RSASSA-PSS");
              pss.setParameter(
                  new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
              yield pss;
            }
          };
      signature.initSign(keys.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key made here signs", e);
    }
  }
}
