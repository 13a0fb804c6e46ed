package io.iotmi.relay.vendor.conversion;

/** How a vendor writes a colour. */
public enum ColorForm {
  /** An object with {@code h}, {@code s} and {@code v}. */
  HSV,
  /** An object with {@code r}, {@code g} and {@code b}. */
  RGB,
  /** A text such as {@code #ff8000}. */
  HEX,
  /** An object with {@code x} and {@code y} of CIE 1931. */
  XY
}
