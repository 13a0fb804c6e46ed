package io.iotmi.relay.bench;

import java.util.Locale;

/** What a figure of the relay is to reach. */
public sealed interface Target {
  boolean met(double relay, double reference);

  String text();

  /** At most a share of the reference. */
  record Share(double most) implements Target {
    @Override
    public boolean met(double relay, double reference) {
      return relay <= most * reference;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "≤ %s ×", number(most));
    }
  }

  /** At least a multiple of the reference, where more is better. */
  record Times(double least) implements Target {
    @Override
    public boolean met(double relay, double reference) {
      return relay >= least * reference;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "≥ %s ×", number(least));
    }
  }

  /** The figure itself, whatever the reference does. */
  record AtMost(double most) implements Target {
    @Override
    public boolean met(double relay, double reference) {
      return relay <= most;
    }

    @Override
    public String text() {
      return "≤ " + number(most);
    }
  }

  private static String number(double value) {
    return Double.toString(Math.round(value * 1_000) / 1_000.0).replaceAll("\\.0$", "");
  }
}
