package io.iotmi.relay.bench.operation;

import java.util.List;
import java.util.Locale;

/**
 * Times of one kind of call.
 *
 * @param errors how many of the calls were answered with another code than 200
 * @param goal milliseconds that the figure must not exceed
 * @param percentile of the times that is held against the goal; 100 for the longest
 */
public record OperationFigure(
    String name, List<Double> millis, int errors, int percentile, double goal) {
  public OperationFigure {
    millis = millis.stream().sorted().toList();
  }

  public double median() {
    return at(50);
  }

  /** What is held against the goal. */
  public double figure() {
    return at(percentile);
  }

  public boolean met() {
    return figure() <= goal && errors == 0;
  }

  private double at(int percent) {
    return millis.get(Math.max(0, (int) Math.ceil(millis.size() * percent / 100.0) - 1));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-50s %5d calls, %d errors, median %6.1f ms, %s %6.1f ms, goal ≤ %.0f ms %s",
        name,
        millis.size(),
        errors,
        median(),
        percentile == 100 ? "longest" : "p" + percentile,
        figure(),
        goal,
        met() ? "met" : "NOT MET");
  }
}
