package io.iotmi.relay.bench;

import java.util.List;
import java.util.Locale;

/**
 * The comparison as a chart of bars, each row scaled to its longest. Readable on light and on dark
 * ground; figures stand beside the bars, so that nothing hangs on colour alone.
 */
final class FigureChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 250;
  private static final int BAR = 360;
  private static final int ROW = 74;
  private static final int TOP = 54;

  private FigureChart() {}

  static String of(List<Figure> figures) {
    int height = TOP + figures.size() * ROW + 8;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
        viewBox="0 0 %1$d %2$d" role="img" aria-label="Relay and references, less is better">
        <style>
        text{font:13px -apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1f2328}
        .note{fill:#59636e}.relay{fill:#1a7f37}.reference{fill:#9a9fa6}.pooled{fill:#c3c8ce}
        .python{fill:#bf8700}
        @media(prefers-color-scheme:dark){text{fill:#e6edf3}.note{fill:#9198a1}
        .relay{fill:#3fb950}.reference{fill:#6e7681}.pooled{fill:#484f58}
        .python{fill:#d29922}}
        </style>
        """
            .formatted(WIDTH, height));
    legend(svg);
    for (int i = 0; i < figures.size(); i++) {
      row(svg, figures.get(i), TOP + i * ROW);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void legend(StringBuilder svg) {
    String[][] entries = {
      {"relay", "relay"},
      {"reference", "per-record reference"},
      {"pooled", "reference, 10 threads"},
      {"python", "Python"}
    };
    int x = 10;
    for (String[] entry : entries) {
      rect(svg, entry[0], x, 14, 12, 12);
      text(svg, "", x + 18, 25, "start", entry[1]);
      x += 40 + entry[1].length() * 7;
    }
    text(svg, "note", WIDTH - 10, 25, "end", "less is better");
  }

  private static void row(StringBuilder svg, Figure figure, int y) {
    text(svg, "", LEFT - 12, y + 17, "end", figure.name());
    text(
        svg,
        "note",
        LEFT - 12,
        y + 35,
        "end",
        String.format(
            Locale.ROOT,
            "%.1f times less than the reference",
            1 / figure.references().getFirst().ratio(figure.relay())));
    double longest =
        figure.references().stream().mapToDouble(r -> r.spread().median()).max().orElseThrow();
    bar(svg, "relay", figure, figure.relay(), longest, y);
    int next = y;
    for (Reference reference : figure.references()) {
      next += 16;
      bar(svg, reference.kind(), figure, reference.spread(), longest, next);
    }
  }

  private static void bar(
      StringBuilder svg, String kind, Figure figure, Spread spread, double longest, int y) {
    double width = Math.max(2, BAR * Math.min(1, spread.median() / longest));
    rect(svg, kind, LEFT, y, width, 13);
    String value =
        String.format(Locale.ROOT, "%." + figure.digits() + "f %s", spread.median(), figure.unit());
    text(svg, kind.equals("relay") ? "" : "note", LEFT + width + 8, y + 11, "start", value.strip());
  }

  private static void rect(
      StringBuilder svg, String kind, double x, double y, double width, double height) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.0f\" y=\"%.0f\" width=\"%.1f\" height=\"%.0f\" rx=\"2\"/>%n",
            kind,
            x,
            y,
            width,
            height));
  }

  private static void text(
      StringBuilder svg, String kind, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>%n",
            kind,
            x,
            y,
            anchor,
            text));
  }
}
