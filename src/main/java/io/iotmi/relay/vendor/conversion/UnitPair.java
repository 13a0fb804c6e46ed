package io.iotmi.relay.vendor.conversion;

import java.math.BigDecimal;

/** A vendor's unit and the unit of an attribute. */
sealed interface UnitPair {

  BigDecimal toMatter(BigDecimal vendor);

  BigDecimal toVendor(BigDecimal matter);

  /** Whether the vendor's value can stand for something at all, such as a temperature above 0 K. */
  default boolean has(BigDecimal vendor) {
    return true;
  }

  /**
   * A straight line.
   *
   * @param offset added to the vendor's value first
   * @param times numerator of the slope
   * @param by denominator of the slope
   */
  record Affine(BigDecimal offset, BigDecimal times, BigDecimal by) implements UnitPair {
    static Affine times(String times) {
      return of("0", times, "1");
    }

    static Affine of(String offset, String times, String by) {
      return new Affine(new BigDecimal(offset), new BigDecimal(times), new BigDecimal(by));
    }

    @Override
    public BigDecimal toMatter(BigDecimal vendor) {
      return vendor.add(offset).multiply(times).divide(by, Numbers.PRECISION);
    }

    @Override
    public BigDecimal toVendor(BigDecimal matter) {
      return matter.multiply(by).divide(times, Numbers.PRECISION).subtract(offset);
    }
  }

  /** Colour temperature: mireds are a million by the number of kelvins. */
  record Reciprocal() implements UnitPair {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    @Override
    public boolean has(BigDecimal vendor) {
      return vendor.signum() > 0;
    }

    @Override
    public BigDecimal toMatter(BigDecimal vendor) {
      return MILLION.divide(vendor, Numbers.PRECISION);
    }

    @Override
    public BigDecimal toVendor(BigDecimal matter) {
      return matter.signum() == 0 ? MILLION : MILLION.divide(matter, Numbers.PRECISION);
    }
  }

  /**
   * Illuminance: ten thousand times the logarithm of the lux, plus 1; 0 stands for less than 1 lux.
   * See the cluster Illuminance Measurement of the Matter specification.
   */
  record Logarithm() implements UnitPair {
    private static final double FACTOR = 10_000;

    @Override
    public boolean has(BigDecimal vendor) {
      return vendor.signum() >= 0;
    }

    @Override
    public BigDecimal toMatter(BigDecimal vendor) {
      double lux = vendor.doubleValue();
      return lux < 1 ? BigDecimal.ZERO : BigDecimal.valueOf(FACTOR * Math.log10(lux) + 1);
    }

    @Override
    public BigDecimal toVendor(BigDecimal matter) {
      return matter.signum() == 0
          ? BigDecimal.ZERO
          : BigDecimal.valueOf(Math.pow(10, (matter.doubleValue() - 1) / FACTOR));
    }
  }
}
