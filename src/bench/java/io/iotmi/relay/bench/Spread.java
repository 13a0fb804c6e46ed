package io.iotmi.relay.bench;

import java.util.List;

/** Several measurements of one figure. */
public record Spread(double median, double min, double max) {

  public static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Spread(median(sorted), sorted.getFirst(), sorted.getLast());
  }

  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
