package io.iotmi.relay.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * The comparison as a table: medians, in parentheses the least and the most, and what the relay is
 * of each reference.
 */
public final class FigureTable {
  private static final String NAME = "%-38s %-22s";
  private static final String REFERENCE = " %-24s %-8s %-17s";

  private FigureTable() {}

  public static void print(List<Figure> figures, List<String> references, PrintStream out) {
    out.println();
    out.printf(NAME, "FIGURE", "RELAY");
    references.forEach(name -> out.printf(REFERENCE, name, "RATIO", "GOAL"));
    out.println();
    for (Figure figure : figures) {
      out.printf(NAME, figure.label(), text(figure.relay(), figure.digits()));
      for (Reference reference : figure.references()) {
        out.printf(
            REFERENCE,
            text(reference.spread(), figure.digits()),
            String.format(Locale.ROOT, "%.3f", reference.ratio(figure.relay())),
            reference.goal().text() + (reference.met(figure.relay()) ? " met" : " NOT MET"));
      }
      out.println();
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
}
