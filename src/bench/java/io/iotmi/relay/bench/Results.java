package io.iotmi.relay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iotmi.relay.bench.operation.OperationFigure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All that was measured, as JSON. */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ObjectNode root = JSON.createObjectNode();

  Results(Path file) {
    this.file = file;
  }

  void machine(int runs, String pinning, String load) {
    root.put("runs", runs);
    root.put("java", Runtime.version().toString());
    root.put("pinning", pinning);
    root.put("loadAtStart", load);
  }

  void figures(List<Figure> figures) {
    figures("figures", figures);
  }

  void vendorStarts(List<Figure> figures) {
    figures("vendorStarts", figures);
  }

  private void figures(String name, List<Figure> figures) {
    ArrayNode rows = root.putArray(name);
    for (Figure figure : figures) {
      ObjectNode row = rows.addObject();
      row.put("name", figure.name()).put("unit", figure.unit());
      put(row.putObject("relay"), figure.relay());
      for (Reference reference : figure.references()) {
        ObjectNode beside = row.putObject(reference.kind());
        put(beside, reference.spread());
        beside.put("ratio", reference.ratio(figure.relay()));
        beside.put("goal", reference.goal().text()).put("met", reference.met(figure.relay()));
      }
    }
  }

  void growth(List<Curve> curves) {
    ArrayNode growth = root.putArray("growth");
    for (Curve curve : curves) {
      ObjectNode one = growth.addObject().put("name", curve.name());
      one.put("bend", curve.bend()).put("nearLinear", curve.nearLinear());
      ArrayNode points = one.putArray("points");
      for (Curve.Point point : curve.points()) {
        ObjectNode node = points.addObject().put("size", point.size());
        node.put("millis", point.millis()).put("peakMegabytes", point.megabytes());
      }
    }
  }

  void hotPath(List<HotPathRun.Step> steps) {
    steps("hotPath", steps);
  }

  void vendorPath(List<HotPathRun.Step> steps) {
    steps("vendorPath", steps);
  }

  private void steps(String name, List<HotPathRun.Step> steps) {
    ArrayNode rows = root.putArray(name);
    for (HotPathRun.Step step : steps) {
      ObjectNode row = rows.addObject().put("name", step.name());
      row.put("micros", step.micros()).put("error", step.error()).put("bytes", step.bytes());
    }
  }

  void operations(List<OperationFigure> figures) {
    ArrayNode rows = root.putArray("operations");
    for (OperationFigure figure : figures) {
      ObjectNode row = rows.addObject().put("name", figure.name());
      row.put("calls", figure.millis().size()).put("errors", figure.errors());
      row.put("median", figure.median());
      row.put("percentile", figure.percentile()).put("figure", figure.figure());
      row.put("goal", figure.goal()).put("met", figure.met());
    }
  }

  void write() throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }

  private static void put(ObjectNode node, Spread spread) {
    node.put("median", spread.median()).put("min", spread.min()).put("max", spread.max());
  }
}
