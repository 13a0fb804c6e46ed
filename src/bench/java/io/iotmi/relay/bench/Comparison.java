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
  private static final int LARGE_BATCH = 500;
  private static final Path BENCH = Path.of("target", "bench");
  private static final Path REFERENCE = BENCH.resolve("reference");
  private static final List<String> KINDS = List.of("reference", "pooled", "python");

  private final Processor processor;
  private final Subject relay;
  private final Subject relayAot;
  private final List<Subject> references = new ArrayList<>();

  Comparison(Processor processor) throws IOException, InterruptedException {
    this.processor = processor;
    FunctionSpec built = FunctionSpec.built();
    FunctionSpec usual = built.from(REFERENCE.resolve("classes"), REFERENCE.resolve("lib"));
    String handlers = "io.iotmi.relay.reference.";
    relay = new Subject("relay", built);
    relayAot = new Subject("relay with AOT cache", AotCache.train(built, BENCH.resolve("aot")));
    references.add(
        new Subject("reference", usual.withHandler(handlers + "PerRecordHandler::handleRequest")));
    references.add(
        new Subject("10 threads", usual.withHandler(handlers + "PooledHandler::handleRequest")));
    PythonReference.install(built, BENCH.resolve("python"))
        .ifPresent(python -> references.add(new Subject("Python", python)));
  }

  /** The names of the references, in the order of the figures'. */
  List<String> references() {
    return references.stream().map(Subject::label).toList();
  }

  /** Runs each so often, beginning with another one each time. */
  List<Figure> run(int runs) throws IOException {
    for (int run = 0; run < runs; run++) {
      List<Subject> order = new ArrayList<>(List.of(relay, relayAot));
      order.addAll(references);
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
          ? new Sample(first, 0, 0, 0, trial.peakMemory(), 0)
          : new Sample(
              first,
              trial.warm(10, 20),
              trial.warm(100, 4),
              trial.tableRequests(100),
              trial.peakMemory(),
              throughput(spec));
    }
  }

  /** Of a process of its own, with services that answer at once. */
  private static double throughput(FunctionSpec spec) {
    try (ServiceStub stub = ServiceStub.start(Duration.ZERO, Duration.ZERO);
        Trial trial = new Trial(spec, stub)) {
      return LARGE_BATCH * 1_000 / trial.warm(LARGE_BATCH, 10);
    }
  }

  private List<Figure> figures() throws IOException {
    Target clearly = new Target.Share(1 / 1.3);
    return List.of(
        figure("process start to first delivery", "ms", 0, relay, Sample::first)
            .beside(new Target.Share(0.40), clearly, new Target.Share(1.25)),
        figure("the same with an AOT cache", "ms", 0, relayAot, Sample::first)
            .beside(new Target.Share(0.30), clearly, new Target.Share(1)),
        figure("warm batch of 10", "ms", 1, relay, Sample::warm10)
            .beside(new Target.Share(0.135), new Target.Share(1), clearly),
        figure("warm batch of 100", "ms", 1, relay, Sample::warm100)
            .beside(new Target.Share(0.035), clearly, clearly),
        figure("events a second, batches of 500", "", 0, relay, Sample::throughput)
            .beside(new Target.Times(20), new Target.Times(1.3), new Target.Times(1.3)),
        figure("DynamoDB requests per event", "", 2, relay, Sample::tableRequests)
            .beside(new Target.AtMost(0.08), clearly, clearly),
        figure("peak memory", "MB", 0, relay, Sample::peakMemory)
            .beside(new Target.Share(0.70), clearly, new Target.Share(2)),
        jars(new Target.AtMost(12), clearly));
  }

  private Row figure(
      String name, String unit, int digits, Subject subject, ToDoubleFunction<Sample> of) {
    return goals -> {
      List<Reference> beside = new ArrayList<>();
      for (int i = 0; i < references.size(); i++) {
        beside.add(new Reference(KINDS.get(i), references.get(i).spread(of), goals[i]));
      }
      return new Figure(name, unit, digits, subject.spread(of), beside);
    };
  }

  /** Python's packages are no jars. */
  private Figure jars(Target... goals) throws IOException {
    Spread usual = Spread.of(List.of(megabytes(references.getFirst().spec().lib())));
    return new Figure(
        "runtime jars",
        "MB",
        1,
        Spread.of(List.of(megabytes(relay.spec().lib()))),
        List.of(
            new Reference(KINDS.getFirst(), usual, goals[0]),
            new Reference(KINDS.get(1), usual, goals[1])));
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

  /** A figure that still needs a goal beside each reference. */
  private interface Row {
    Figure beside(Target... goals);
  }
}
