package io.iotmi.relay.vendor;

/** What the body of a vendor's call holds. */
public enum BodyFormat {
  JSON,
  /** See https://url.spec.whatwg.org/#application/x-www-form-urlencoded */
  FORM,
  TEXT
}
