package io.iotmi.relay.stage.translate;

import io.iotmi.relay.model.Fault;
import io.iotmi.relay.vendor.Vendor;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one payload; each fault names the folder and its version. */
final class PayloadFaults {
  private static final int LIMIT = 1_000;

  private final Vendor vendor;
  private final List<Fault> found = new ArrayList<>();

  PayloadFaults(Vendor vendor) {
    this.vendor = vendor;
  }

  /** A fault of the body as it came. */
  void ofBody(String rule, String message) {
    add("", "", rule, message);
  }

  /** A fault of the expression. */
  void ofExpression(String place, String message) {
    add(vendor.readings().file(), vendor.readings().file(), "expression", place + ": " + message);
  }

  /**
   * A fault of a reading.
   *
   * @param pointer into what the expression gave
   * @param place the same for logs
   */
  void ofReading(String pointer, String place, String rule, String message) {
    String file = vendor.readings().file() + "#";
    add(file + pointer, file + place, rule, message);
  }

  List<Fault> list() {
    return found;
  }

  private void add(String pointer, String place, String rule, String message) {
    if (found.size() < LIMIT) {
      found.add(
          new Fault(
              pointer, rule, message + " [" + vendor.name() + " " + vendor.version() + "]", place));
    }
  }
}
