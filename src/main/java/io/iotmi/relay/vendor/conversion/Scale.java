package io.iotmi.relay.vendor.conversion;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Two ranges that correspond end to end; one that runs downwards inverts the other.
 *
 * @param vendor null where only the description of a device says it
 */
public record Scale(@Nullable Span vendor, Span matter) {

  /** From one end to the other, which may be the smaller number. */
  public record Span(BigDecimal from, BigDecimal to) {
    public boolean has(BigDecimal value) {
      return value.compareTo(from.min(to)) >= 0 && value.compareTo(from.max(to)) <= 0;
    }

    BigDecimal nearest(BigDecimal value) {
      return value.max(from.min(to)).min(from.max(to));
    }

    BigDecimal size() {
      return to.subtract(from);
    }

    /** The value at the place of this span where another value is in its own. */
    BigDecimal at(BigDecimal value, Span of) {
      return from.add(
          value.subtract(of.from).multiply(size()).divide(of.size(), Numbers.PRECISION));
    }
  }
}
