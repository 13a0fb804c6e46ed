package io.iotmi.relay.vendor.conversion;

/**
 * A colour as red, green and blue of sRGB, each from 0 to 1. The formulas are those of IEC
 * 61966-2-1 with the white point D65, and the usual ones of hue, saturation and value.
 */
record Color(double red, double green, double blue) {
  private static final double LINEAR_BELOW = 0.0031308;
  private static final int SEXTANT = 60;

  /**
   * A colour by hue (in degrees), saturation and value.
   *
   * @param saturation from 0 to 1
   * @param value from 0 to 1
   */
  static Color ofHsv(double hue, double saturation, double value) {
    double chroma = value * saturation;
    double place = hue / SEXTANT % 6;
    double second = chroma * (1 - Math.abs(place % 2 - 1));
    double least = value - chroma;
    double[] rgb =
        switch ((int) place) {
          case 0 -> new double[] {chroma, second, 0};
          case 1 -> new double[] {second, chroma, 0};
          case 2 -> new double[] {0, chroma, second};
          case 3 -> new double[] {0, second, chroma};
          case 4 -> new double[] {second, 0, chroma};
          default -> new double[] {chroma, 0, second};
        };
    return new Color(rgb[0] + least, rgb[1] + least, rgb[2] + least);
  }

  /** The brightest colour of a chromaticity that sRGB can show, or the nearest to it. */
  static Color ofXy(double x, double y) {
    double depth = Math.max(y, 1e-6);
    double cx = x / depth;
    double cz = (1 - x - y) / depth;
    double r = Math.max(0, 3.2404542 * cx - 1.5371385 - 0.4985314 * cz);
    double g = Math.max(0, -0.9692660 * cx + 1.8760108 + 0.0415560 * cz);
    double b = Math.max(0, 0.0556434 * cx - 0.2040259 + 1.0572252 * cz);
    double most = Math.max(r, Math.max(g, b));
    return new Color(gamma(r / most), gamma(g / most), gamma(b / most));
  }

  double value() {
    return Math.max(red, Math.max(green, blue));
  }

  double saturation() {
    return value() == 0 ? 0 : chroma() / value();
  }

  /** In degrees, from 0 to below 360; 0 for grey. */
  double hue() {
    double chroma = chroma();
    if (chroma == 0) {
      return 0;
    }
    double place =
        value() == red
            ? (green - blue) / chroma
            : value() == green ? (blue - red) / chroma + 2 : (red - green) / chroma + 4;
    return (place * SEXTANT + 360) % 360;
  }

  /** The chromaticity; that of the white point for black. */
  double[] xy() {
    double r = linear(red);
    double g = linear(green);
    double b = linear(blue);
    double x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b;
    double y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
    double z = 0.0193339 * r + 0.1191920 * g + 0.9503041 * b;
    double sum = x + y + z;
    return sum == 0 ? new double[] {0.31271, 0.32902} : new double[] {x / sum, y / sum};
  }

  private double chroma() {
    return value() - Math.min(red, Math.min(green, blue));
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static double gamma(double channel) {
    return channel <= LINEAR_BELOW ? channel * 12.92 : 1.055 * Math.pow(channel, 1 / 2.4) - 0.055;
  }
}
