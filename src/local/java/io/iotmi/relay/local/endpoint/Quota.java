package io.iotmi.relay.local.endpoint;

/** How many requests a second are let through, and how many at once after a quiet time. */
public record Quota(double perSecond, int burst) {
  public Quota {
    if (!(perSecond >= 0) || burst < 0) {
      throw new IllegalArgumentException("a quota is not negative");
    }
  }
}
