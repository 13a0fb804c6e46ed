package io.iotmi.relay.stage.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures and keys as the JDK alone makes them. */
final class JdkSignatures {
  private JdkSignatures() {}

  static byte[] mac(String algorithm, String secret, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  static byte[] sign(String scheme, PrivateKey key, String text) throws GeneralSecurityException {
    Signature signer =
        switch (scheme) {
          case "rsa-sha256" -> Signature.getInstance("SHA256withRSA");
          case "ed25519" -> Signature.getInstance("Ed25519");
          default -> {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(
                new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            yield pss;
          }
        };
    signer.initSign(key);
    signer.update(text.getBytes(UTF_8));
    return signer.sign();
  }

  static KeyPair pair(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}
