package io.iotmi.relay.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The comparison as a table: medians, in parentheses the least and the most. */
final class FigureTable {
  private static final String ROW = "%-38s %-22s %-22s %-22s %-7s %-17s %-7s %s%n";

  private FigureTable() {}

  static void print(List<Figure> figures, PrintStream out) {
    out.println();
    out.printf(ROW, "FIGURE", "RELAY", "REFERENCE", "10 THREADS", "RATIO", "GOAL", "RATIO", "GOAL");
    for (Figure figure : figures) {
      out.printf(
          ROW,
          figure.unit().isEmpty() ? figure.name() : figure.name() + ", " + figure.unit(),
          text(figure.relay(), figure.digits()),
          text(figure.reference(), figure.digits()),
          text(figure.pooled(), figure.digits()),
          ratio(figure.ratio()),
          goal(figure.goal(), figure.met()),
          ratio(figure.pooledRatio()),
          goal(figure.pooledGoal(), figure.pooledMet()));
    }
    out.println();
  }

  private static String text(Spread spread, int digits) {
    String number = "%." + digits + "f";
    return spread.min() == spread.max()
        ? String.format(Locale.ROOT, number, spread.median())
        : String.format(
            Locale.ROOT,
            number + " (" + number + "–" + number + ")",
            spread.median(),
            spread.min(),
            spread.max());
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.3f", ratio);
  }

  private static String goal(Goal goal, boolean met) {
    return "≤ " + goal.text() + (met ? " met" : " NOT MET");
  }
}
