package io.iotmi.relay.vendor.door;

/** How bytes are written as text. */
public enum Encoding {
  /** UTF-8, the text itself. */
  TEXT,
  /** In either case. */
  HEX,
  /** The alphabet with {@code +} and {@code /}. */
  BASE64,
  /** The alphabet with {@code -} and {@code _}. */
  BASE64URL
}
