package io.iotmi.relay.bench;

import java.io.PrintStream;
import java.util.List;

/** Time and memory of one kind of invocation by its size. */
record Curve(String name, List<Point> points) {

  /** A decade may cost up to this much more than ten times as much and still be called linear. */
  private static final double NEAR = 1.3;

  record Point(int size, double millis, double megabytes) {
    double millisEach() {
      return millis / size;
    }
  }

  /** By what factor one item of the largest costs more than one of the largest but one. */
  double bend() {
    int last = points.size() - 1;
    return points.get(last).millisEach() / points.get(last - 1).millisEach();
  }

  boolean nearLinear() {
    return bend() <= NEAR;
  }

  void print(PrintStream out) {
    out.printf("%n%-36s %12s %12s %10s%n", name, "TIME ms", "ms EACH", "PEAK MB");
    for (Point point : points) {
      out.printf(
          "%,36d %12.1f %12.3f %10.0f%n",
          point.size(), point.millis(), point.millisEach(), point.megabytes());
    }
    out.printf(
        "%s: an item of the largest costs %.2f times one of the size before%n",
        nearLinear() ? "near-linear" : "NOT LINEAR", bend());
  }
}
