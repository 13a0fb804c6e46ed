package io.iotmi.relay.stage.verify;

/** Which part of a request failed. For the log and the metrics, never for the caller. */
public enum Refusal {
  /** No secret or key is set, or none in the form that the folder says. */
  SECRET_MISSING("secret-missing"),
  /** No signature, or none with the prefix that the folder names. */
  SIGNATURE_MISSING("signature-missing"),
  /** A signature that cannot be decoded. */
  SIGNATURE_MALFORMED("signature-malformed"),
  /** Something that the signature must cover is not in the request. */
  PART_MISSING("signed-part-missing"),
  /** The signature covers less than the folder demands. */
  NOT_COVERED("not-covered"),
  /** No such key of the vendor. */
  KEY_UNKNOWN("key-unknown"),
  /** A key that is not known yet, after too many that were not the vendor's. */
  KEY_OVER_BUDGET("key-over-budget"),
  SIGNATURE_WRONG("signature-wrong"),
  DIGEST_MISSING("digest-missing"),
  /** The digest that was signed is not that of the body. */
  DIGEST_WRONG("digest-wrong"),
  ID_MISSING("id-missing"),
  TIME_MISSING("time-missing"),
  TIME_MALFORMED("time-malformed"),
  TIME_OLD("time-old"),
  /** Signed later than now. */
  TIME_AHEAD("time-ahead"),
  /** What a handshake is to echo is none, too long, or more than one line. */
  CHALLENGE_MALFORMED("challenge-malformed"),
  /** A handshake wants another address asked than the folder allows. */
  HOST_NOT_ALLOWED("host-not-allowed");

  private final String label;

  Refusal(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
