package io.iotmi.relay.bench;

import java.util.List;

/**
 * One row of the comparison.
 *
 * @param digits behind the decimal point
 * @param references in the order of the table's columns; the first is the per-record reference
 */
public record Figure(
    String name, String unit, int digits, Spread relay, List<Reference> references) {
  public Figure {
    references = List.copyOf(references);
  }

  boolean lessIsBetter() {
    return !(references.getFirst().goal() instanceof Target.Times);
  }

  String label() {
    return unit.isEmpty() ? name : name + ", " + unit;
  }
}
