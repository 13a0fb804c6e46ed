package io.iotmi.relay.bench;

import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.Processor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How time and memory grow with what one invocation holds. Each point is a process of its own,
 * warmed up, against services that answer at once, so that only the function's own work shows.
 */
final class Growth {
  private static final int WARM_UP = 30;
  private static final int DEVICES = 16;

  private static final List<Series> SERIES =
      List.of(
          new Series(
              "events of " + DEVICES + " devices in a batch",
              List.of(1, 10, 100, 1_000, 10_000),
              size -> SqsEvents.changes(size, DEVICES)),
          new Series(
              "lanes: a batch of distinct devices",
              List.of(1, 10, 100, 1_000, 10_000),
              SqsEvents::changes),
          new Series(
              "devices in one discovery", List.of(1, 10, 100, 1_000, 5_000), SqsEvents::discovery));

  private final FunctionSpec relay;

  Growth(Processor processor) {
    this.relay = processor.pin(FunctionSpec.built());
  }

  List<Curve> run(int invocations) {
    List<Curve> curves = new ArrayList<>();
    for (Series series : SERIES) {
      List<Curve.Point> points = new ArrayList<>();
      for (int size : series.sizes()) {
        points.add(point(series, size, invocations));
      }
      curves.add(new Curve(series.name(), points));
    }
    return curves;
  }

  private Curve.Point point(Series series, int size, int invocations) {
    try (ServiceStub stub = ServiceStub.start(Duration.ZERO, Duration.ZERO);
        Trial trial = new Trial(relay, stub)) {
      double _ = trial.warm(DEVICES, WARM_UP);
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < invocations; i++) {
        times.add(trial.invoke(series.event().apply(size)));
      }
      return new Curve.Point(size, Spread.median(times), trial.peakMemory());
    }
  }

  private record Series(String name, List<Integer> sizes, IntFunction<byte[]> event) {}
}
