package io.iotmi.relay.vendor.door;

import java.util.List;

/** How a vendor proves that a webhook is its own. */
public sealed interface Scheme {

  /** A keyed hash (RFC 2104) over a template; the secret is the key. */
  record Hmac(Hash hash, Template signs, Signature signature) implements Scheme {}

  /**
   * A plain hash over a template that holds the secret. Weak: a reader of one such hash of a
   * Merkle–Damgård function can extend what was hashed, and MD5 and SHA-1 have collisions. Only for
   * vendors that offer nothing else.
   */
  record PlainHash(Hash hash, Template signs, Signature signature) implements Scheme {}

  /** A signature with a private key of the vendor over a template. */
  record PublicKey(Algorithm algorithm, Template signs, Signature signature, KeySource keys)
      implements Scheme {}

  /**
   * HTTP Signatures as first drafted. See
   * https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12
   *
   * @param covers what the signature must cover at least, such as {@code digest}; never less,
   *     whatever the request says
   * @param paths by which the vendor may call the door, beside those that the gateway tells
   */
  record HttpSignature(List<String> covers, List<String> paths, KeySource keys) implements Scheme {
    public HttpSignature {
      covers = List.copyOf(covers);
      paths = List.copyOf(paths);
    }
  }

  /**
   * The secret itself stands in the request.
   *
   * @param prefix in front of it, such as {@code Bearer}
   */
  record SharedSecret(Place place, String prefix) implements Scheme {}

  /** Nothing: anyone may post. The folder has to say so explicitly. */
  record None() implements Scheme {}

  /**
   * Where signatures stand.
   *
   * @param prefix in front of each; what has another one, such as a newer version's, is passed over
   * @param separator between several; empty where there is one
   */
  record Signature(Place place, String prefix, String separator, Encoding encoding) {}

  /** A hash function. */
  enum Hash {
    MD5,
    SHA1,
    SHA256,
    SHA512
  }

  /** An algorithm for signatures with a private key. */
  enum Algorithm {
    /** PKCS #1 v1.5 with SHA-256. */
    RSA_SHA256,
    /** PSS with SHA-256, MGF1 with SHA-256, and a salt of 32 bytes. */
    RSA_PSS_SHA256,
    ED25519
  }
}
