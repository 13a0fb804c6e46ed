package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Violation;
import io.iotmi.relay.vendor.Vendor;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one payload; each violation names the folder and its version. */
final class PayloadViolations {
  private static final int LIMIT = 1_000;

  private final Vendor vendor;
  private final List<Violation> found = new ArrayList<>();

  PayloadViolations(Vendor vendor) {
    this(vendor, List.of());
  }

  /** Goes on from those that were found before. */
  PayloadViolations(Vendor vendor, List<Violation> before) {
    this.vendor = vendor;
    found.addAll(before);
  }

  /** A violation of the body as it came. */
  void ofBody(String rule, String message) {
    add("", "", rule, message);
  }

  /** A violation of the expression. */
  void ofExpression(String place, String message) {
    add(vendor.readings().file(), vendor.readings().file(), "expression", place + ": " + message);
  }

  /**
   * A violation of a reading.
   *
   * @param pointer into what the expression gave
   * @param place the same for logs
   */
  void ofReading(String pointer, String place, String rule, String message) {
    String file = vendor.readings().file() + "#";
    add(file + pointer, file + place, rule, message);
  }

  List<Violation> list() {
    return found;
  }

  private void add(String pointer, String place, String rule, String message) {
    if (found.size() < LIMIT) {
      found.add(
          new Violation(
              pointer, rule, message + " [" + vendor.name() + " " + vendor.version() + "]", place));
    }
  }
}
