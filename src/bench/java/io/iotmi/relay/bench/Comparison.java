package io.iotmi.relay.bench;

import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The relay and its references in turns, so that what disturbs one disturbs all. */
final class Comparison {
  private static final Duration ENDPOINT = Duration.ofMillis(20);
  private static final Duration TABLE = Duration.ofMillis(5);
  private static final Path REFERENCE = Path.of("target", "bench", "reference");

  private final Processor processor;
  private final Subject relay;
  private final Subject relayAot;
  private final Subject reference;
  private final Subject pooled;

  Comparison(Processor processor) throws IOException, InterruptedException {
    this.processor = processor;
    FunctionSpec built = FunctionSpec.built();
    FunctionSpec usual = built.from(REFERENCE.resolve("classes"), REFERENCE.resolve("lib"));
    String handlers = "io.iotmi.relay.reference.";
    relay = new Subject("relay", built);
    relayAot =
        new Subject(
            "relay with AOT cache", AotCache.train(built, Path.of("target", "bench", "aot")));
    reference =
        new Subject(
            "per-record reference",
            usual.withHandler(handlers + "PerRecordHandler::handleRequest"));
    pooled =
        new Subject(
            "reference, 10 threads", usual.withHandler(handlers + "PooledHandler::handleRequest"));
  }

  /** Runs each so often, beginning with another one each time. */
  List<Figure> run(int runs) throws IOException {
    for (int run = 0; run < runs; run++) {
      List<Subject> order = new ArrayList<>(List.of(relay, relayAot, reference, pooled));
      Collections.rotate(order, run);
      for (Subject subject : order) {
        Sample sample = sample(subject);
        subject.add(sample);
        System.out.printf("run %d of %d  %-22s %s%n", run + 1, runs, subject.label(), sample);
      }
    }
    return figures();
  }

  private Sample sample(Subject subject) {
    FunctionSpec spec = processor.pin(subject.spec());
    try (ServiceStub stub = ServiceStub.start(ENDPOINT, TABLE);
        Trial trial = new Trial(spec, stub)) {
      double first = trial.firstDelivery();
      return subject == relayAot
          ? new Sample(first, 0, 0, 0, trial.peakMemory())
          : new Sample(
              first,
              trial.warm(10, 20),
              trial.warm(100, 4),
              trial.tableRequests(100),
              trial.peakMemory());
    }
  }

  private List<Figure> figures() throws IOException {
    Goal clearly = new Goal.Share(1 / 1.3);
    double relayJars = megabytes(relay.spec().lib());
    double referenceJars = megabytes(reference.spec().lib());
    return List.of(
        row("process start to first delivery", "ms", 0, Sample::first, 0.45, clearly),
        new Figure(
            "the same with an AOT cache",
            "ms",
            0,
            relayAot.spread(Sample::first),
            reference.spread(Sample::first),
            pooled.spread(Sample::first),
            new Goal.Share(0.30),
            clearly),
        row("warm batch of 10", "ms", 1, Sample::warm10, 0.12, new Goal.Share(1)),
        row("warm batch of 100", "ms", 1, Sample::warm100, 0.03, clearly),
        new Figure(
            "DynamoDB requests per event",
            "",
            2,
            relay.spread(Sample::tableRequests),
            reference.spread(Sample::tableRequests),
            pooled.spread(Sample::tableRequests),
            new Goal.AtMost(0.08),
            clearly),
        row("peak memory", "MB", 0, Sample::peakMemory, 0.65, clearly),
        new Figure(
            "runtime jars",
            "MB",
            1,
            Spread.of(List.of(relayJars)),
            Spread.of(List.of(referenceJars)),
            Spread.of(List.of(referenceJars)),
            new Goal.AtMost(12),
            clearly));
  }

  private Figure row(
      String name,
      String unit,
      int digits,
      ToDoubleFunction<Sample> of,
      double share,
      Goal pooledGoal) {
    return new Figure(
        name,
        unit,
        digits,
        relay.spread(of),
        reference.spread(of),
        pooled.spread(of),
        new Goal.Share(share),
        pooledGoal);
  }

  private static double megabytes(Path lib) throws IOException {
    long bytes = 0;
    try (Stream<Path> jars = Files.list(lib)) {
      for (Path jar : jars.filter(j -> j.toString().endsWith(".jar")).toList()) {
        bytes += Files.size(jar);
      }
    }
    return bytes / 1e6;
  }
}
