package io.iotmi.relay.bench;

import io.iotmi.relay.bench.operation.OperationBench;
import io.iotmi.relay.bench.operation.OperationFigure;
import io.iotmi.relay.bench.quota.QuotaBench;
import io.iotmi.relay.bench.vendor.VendorPath;
import io.iotmi.relay.bench.vendor.VendorStarts;
import io.iotmi.relay.local.runtime.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code mvn -Pbench}: measures, prints, and leaves JSON and SVG in {@code target/bench}. */
public final class BenchMain {
  private static final Path FOLDER = Path.of("target", "bench");

  private BenchMain() {}

  /**
   * Runs the sections that {@code -Dbench.only} names, or all of them.
   *
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    int runs = Integer.getInteger("bench.runs", 7);
    Set<String> only =
        Set.of(
            System.getProperty("bench.only", "figures,growth,hotpath,vendor,operations,quota")
                .split(","));
    Files.createDirectories(FOLDER);
    Processor processor = Processor.one();
    System.out.println(runs + " alternating runs, " + processor.note() + ", " + Processor.load());
    Results results = new Results(FOLDER.resolve("results.json"));
    results.machine(runs, processor.note(), Processor.load());
    if (only.contains("figures")) {
      Comparison comparison = new Comparison(processor);
      List<Figure> figures = comparison.run(runs);
      FigureTable.print(figures, comparison.references(), System.out);
      results.figures(figures);
      Files.writeString(
          FOLDER.resolve("chart.svg"),
          FigureChart.of(figures.stream().filter(Figure::lessIsBetter).toList()));
    }
    if (only.contains("growth")) {
      List<Curve> curves = new Growth(processor).run(3);
      curves.forEach(curve -> curve.print(System.out));
      results.growth(curves);
      Files.writeString(FOLDER.resolve("growth.svg"), GrowthChart.of(curves));
    }
    if (only.contains("hotpath")) {
      List<HotPathRun.Step> steps = HotPathRun.run(HotPath.class);
      HotPathRun.print(steps, System.out);
      results.hotPath(steps);
    }
    if (only.contains("vendor")) {
      List<Figure> starts = new VendorStarts(processor).run(runs);
      FigureTable.print(starts, List.of("reference"), System.out);
      results.vendorStarts(starts);
      List<HotPathRun.Step> steps = HotPathRun.run(VendorPath.class);
      HotPathRun.print(steps, System.out);
      results.vendorPath(steps);
    }
    if (only.contains("operations")) {
      List<OperationFigure> figures = OperationBench.run(processor);
      figures.forEach(System.out::println);
      results.operations(figures);
    }
    results.write();
    System.out.println("written to " + FOLDER + ": results.json and the charts");
    if (only.contains("quota")) {
      QuotaBench.run(Integer.getInteger("quota.events", 1_000));
    }
    // The embedded queues leave threads behind.
    System.exit(0);
  }
}
