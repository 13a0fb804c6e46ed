package io.iotmi.relay.vendor.conversion;

/**
 * A colour by hue, saturation and value.
 *
 * @param hue in degrees
 * @param saturation from 0 to 1
 * @param value from 0 to 1
 */
record Hsv(double hue, double saturation, double value) {
  static final double CIRCLE = 360;

  static Hsv of(Color color) {
    return new Hsv(color.hue(), color.saturation(), color.value());
  }

  Color color() {
    return Color.ofHsv(hue, saturation, value);
  }

  Hsv withValue(double other) {
    return new Hsv(hue, saturation, other);
  }
}
