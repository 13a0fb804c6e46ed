package io.iotmi.relay.bench;

import io.iotmi.relay.local.runtime.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A function that is measured, and what it showed so far. */
final class Subject {
  private final String label;
  private final FunctionSpec spec;
  private final List<Sample> samples = new ArrayList<>();

  Subject(String label, FunctionSpec spec) {
    this.label = label;
    this.spec = spec;
  }

  String label() {
    return label;
  }

  FunctionSpec spec() {
    return spec;
  }

  void add(Sample sample) {
    samples.add(sample);
  }

  Spread spread(ToDoubleFunction<Sample> figure) {
    return Spread.of(samples.stream().mapToDouble(figure).boxed().toList());
  }
}
