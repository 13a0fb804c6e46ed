package io.iotmi.relay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Both curves of growth beside each other, time and memory, on logarithmic axes. */
final class GrowthChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 330;
  private static final int PANEL = 290;
  private static final int BOTTOM = 270;
  private static final int TOP = 60;
  private static final List<String> KINDS = List.of("a", "b", "c");

  private final StringBuilder svg = new StringBuilder();

  private GrowthChart() {}

  static String of(List<Curve> curves) {
    GrowthChart chart = new GrowthChart();
    chart.svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
        viewBox="0 0 %1$d %2$d" role="img" aria-label="Time and memory by size of an invocation">
        <style>
        text{font:12px -apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#59636e}
        polyline{fill:none;stroke-width:2}.a{stroke:#0969da}.b{stroke:#1a7f37;stroke-dasharray:6 3}
        .c{stroke:#bc4c00;stroke-dasharray:2 3}.axis{stroke:#d1d9e0;stroke-width:1}
        @media(prefers-color-scheme:dark){text{fill:#9198a1}.a{stroke:#4493f8}.b{stroke:#3fb950}
        .c{stroke:#f0883e}.axis{stroke:#3d444d}}
        </style>
        """
            .formatted(WIDTH, HEIGHT));
    chart.panel(60, "time, ms", curves, Curve.Point::millis);
    chart.panel(440, "peak memory, MB", curves, Curve.Point::megabytes);
    for (int i = 0; i < curves.size(); i++) {
      chart.line(KINDS.get(i), List.of(10.0, 40.0), List.of(12.0 + 16 * i, 12.0 + 16 * i));
      chart.text(46, 16 + 16 * i, "start", curves.get(i).name());
    }
    return chart.svg.append("</svg>\n").toString();
  }

  private void panel(
      int left, String title, List<Curve> curves, ToDoubleFunction<Curve.Point> value) {
    double low = extreme(curves, value, true);
    double high = Math.max(extreme(curves, value, false), low + 1);
    text(left + PANEL, TOP - 8, "end", title);
    for (int decade = 0; decade <= 4; decade++) {
      double x = left + PANEL * decade / 4.0;
      line("axis", List.of(x, x), List.of((double) TOP, (double) BOTTOM));
      text(x, BOTTOM + 18, "middle", String.format(Locale.ROOT, "%,.0f", Math.pow(10, decade)));
    }
    for (double tick = Math.ceil(low); tick <= high; tick++) {
      double y = y(tick, low, high);
      line("axis", List.of((double) left, (double) left + PANEL), List.of(y, y));
      text(left - 6, y + 4, "end", String.format(Locale.ROOT, "%,.0f", Math.pow(10, tick)));
    }
    for (int i = 0; i < curves.size(); i++) {
      List<Double> xs = new ArrayList<>();
      List<Double> ys = new ArrayList<>();
      for (Curve.Point point : curves.get(i).points()) {
        xs.add(left + PANEL * Math.log10(point.size()) / 4);
        ys.add(y(Math.log10(value.applyAsDouble(point)), low, high));
      }
      line(KINDS.get(i), xs, ys);
    }
  }

  /** The power of ten that bounds all values. */
  private static double extreme(
      List<Curve> curves, ToDoubleFunction<Curve.Point> value, boolean least) {
    var powers =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(point -> Math.log10(value.applyAsDouble(point)));
    return least ? Math.floor(powers.min().orElse(0)) : Math.ceil(powers.max().orElse(1));
  }

  private static double y(double power, double low, double high) {
    return BOTTOM - (BOTTOM - TOP) * (power - low) / (high - low);
  }

  private void line(String kind, List<Double> xs, List<Double> ys) {
    svg.append("<polyline class=\"").append(kind).append("\" points=\"");
    for (int i = 0; i < xs.size(); i++) {
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", xs.get(i), ys.get(i)));
    }
    svg.append("\"/>\n");
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            text));
  }
}
