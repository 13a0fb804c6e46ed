package io.iotmi.relay.bench;

import java.util.Locale;

/** What a figure of the relay is to reach. */
sealed interface Goal {
  boolean met(double relay, double reference);

  String text();

  /** A share of the reference. */
  record Share(double most) implements Goal {
    @Override
    public boolean met(double relay, double reference) {
      return relay <= most * reference;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "%.2f ×", most);
    }
  }

  /** The figure itself, whatever the reference does. */
  record AtMost(double most) implements Goal {
    @Override
    public boolean met(double relay, double reference) {
      return relay <= most;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "%s", most);
    }
  }
}
